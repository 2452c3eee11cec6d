-- The schema of 1.0 as it was made by that release, and its list of changes. Never changes.

CREATE TABLE content (
    id VARCHAR(64) NOT NULL,
    content_type VARCHAR(32) NOT NULL,
    owner_id VARCHAR(64) NOT NULL,
    title VARCHAR(600),
    media_url VARCHAR(2048),
    created_at BIGINT NOT NULL,
    removed BOOLEAN NOT NULL DEFAULT FALSE,
    likes BIGINT NOT NULL DEFAULT 0,
    comments BIGINT NOT NULL DEFAULT 0,
    views BIGINT NOT NULL DEFAULT 0,
    shares BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL DEFAULT 0,
    comment_seq BIGINT NOT NULL DEFAULT 0,
    top_comments BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY content_newest (removed, created_at, id),
    KEY content_of_owner (owner_id, removed, created_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE content_like (
    content_id VARCHAR(64) NOT NULL,
    user_id VARCHAR(64) NOT NULL,
    liked_at BIGINT NOT NULL,
    PRIMARY KEY (content_id, user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE content_share (
    id BIGINT NOT NULL AUTO_INCREMENT,
    content_id VARCHAR(64) NOT NULL,
    user_id VARCHAR(64) NOT NULL,
    shared_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY content_share_of_content (content_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE recent_view (
    content_id VARCHAR(64) NOT NULL,
    viewer VARCHAR(128) NOT NULL,
    counted_at BIGINT NOT NULL,
    PRIMARY KEY (content_id, viewer)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE content_comment (
    id VARCHAR(64) NOT NULL,
    content_id VARCHAR(64) NOT NULL,
    parent_id VARCHAR(64) NOT NULL,
    author_id VARCHAR(64) NOT NULL,
    body VARCHAR(4400) NOT NULL,
    created_at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    replies_count BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE KEY content_comment_log (content_id, seq),
    KEY content_comment_newest (content_id, parent_id, created_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE comment_removal (
    content_id VARCHAR(64) NOT NULL,
    seq BIGINT NOT NULL,
    comment_id VARCHAR(64) NOT NULL,
    removed_count BIGINT NOT NULL,
    removed_at BIGINT NOT NULL,
    PRIMARY KEY (content_id, seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE viewing (
    id VARCHAR(64) NOT NULL,
    content_id VARCHAR(64) NOT NULL,
    viewer_id VARCHAR(64) NOT NULL,
    watched_millis BIGINT NOT NULL,
    completed BOOLEAN NOT NULL,
    reported_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY viewing_of_content (content_id, viewer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE quality_count (
    content_id VARCHAR(64) NOT NULL,
    quality VARCHAR(16) NOT NULL,
    changes BIGINT NOT NULL,
    buffering BIGINT NOT NULL,
    PRIMARY KEY (content_id, quality)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE profile (
    id VARCHAR(64) NOT NULL,
    username VARCHAR(510),
    avatar VARCHAR(4096),
    is_verified BOOLEAN NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE follow (
    follower_id VARCHAR(64) NOT NULL,
    creator_id VARCHAR(64) NOT NULL,
    followed_at BIGINT NOT NULL,
    PRIMARY KEY (follower_id, creator_id),
    KEY follow_by_follower (follower_id, followed_at, creator_id),
    KEY follow_by_creator (creator_id, followed_at, follower_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE kept_answer (
    request VARCHAR(64) NOT NULL,
    body VARCHAR(64) NOT NULL,
    answer MEDIUMTEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (request),
    KEY kept_answer_oldest (kept_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE DATABASECHANGELOG (
    ID VARCHAR(255) NOT NULL,
    AUTHOR VARCHAR(255) NOT NULL,
    FILENAME VARCHAR(255) NOT NULL,
    DATEEXECUTED DATETIME NOT NULL,
    ORDEREXECUTED INT NOT NULL,
    EXECTYPE VARCHAR(10) NOT NULL,
    MD5SUM VARCHAR(35),
    DESCRIPTION VARCHAR(255),
    COMMENTS VARCHAR(255),
    TAG VARCHAR(255),
    LIQUIBASE VARCHAR(20),
    CONTEXTS VARCHAR(255),
    LABELS VARCHAR(255),
    DEPLOYMENT_ID VARCHAR(10)
);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE, MD5SUM) VALUES
    ('content', 'applaud', 'migrations/001-content.sql', '2026-01-01 00:00:00', 1, 'EXECUTED', '9:151393478c89a6b89a86f62f43751245'),
    ('content_like', 'applaud', 'migrations/001-content.sql', '2026-01-01 00:00:00', 2, 'EXECUTED', '9:4a0fa974f03a3a27901fb0899f7ce703'),
    ('content_share', 'applaud', 'migrations/001-content.sql', '2026-01-01 00:00:00', 3, 'EXECUTED', '9:f802bef258158d11b2d1b36b2576efd6'),
    ('recent_view', 'applaud', 'migrations/001-content.sql', '2026-01-01 00:00:00', 4, 'EXECUTED', '9:82fb3e43675df1cbdbd0507ec57f3091'),
    ('content_comment', 'applaud', 'migrations/002-comments.sql', '2026-01-01 00:00:00', 5, 'EXECUTED', '9:98a77119ff60be8f3e349ef3d5f0e415'),
    ('comment_removal', 'applaud', 'migrations/002-comments.sql', '2026-01-01 00:00:00', 6, 'EXECUTED', '9:66c0ffde828c5c2ee4c8609ad1451f95'),
    ('viewing', 'applaud', 'migrations/003-viewings.sql', '2026-01-01 00:00:00', 7, 'EXECUTED', '9:fe1fcace53be2693322cfb70c20e5fc3'),
    ('quality_count', 'applaud', 'migrations/003-viewings.sql', '2026-01-01 00:00:00', 8, 'EXECUTED', '9:42127767f2a86fb6ee78b79072d2c040'),
    ('profile', 'applaud', 'migrations/004-people.sql', '2026-01-01 00:00:00', 9, 'EXECUTED', '9:ee1bf430180c4d948ea50b2cc612ec47'),
    ('follow', 'applaud', 'migrations/004-people.sql', '2026-01-01 00:00:00', 10, 'EXECUTED', '9:a3d80c9cba7501c32876a83c006a4f16'),
    ('kept_answer', 'applaud', 'migrations/005-attempts.sql', '2026-01-01 00:00:00', 11, 'EXECUTED', '9:cb2479c5b0c535392cfc632c11f67d5c');
