--liquibase formatted sql

-- Times are epoch milliseconds. Lengths leave two characters for each code point, as H2 counts UTF-16 units.
-- One statement a change set, as MySQL can't take back half of one.

--changeset applaud:content
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

--changeset applaud:content_like
CREATE TABLE content_like (
    content_id VARCHAR(64) NOT NULL,
    user_id VARCHAR(64) NOT NULL,
    liked_at BIGINT NOT NULL,
    PRIMARY KEY (content_id, user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

--changeset applaud:content_share
CREATE TABLE content_share (
    id BIGINT NOT NULL AUTO_INCREMENT,
    content_id VARCHAR(64) NOT NULL,
    user_id VARCHAR(64) NOT NULL,
    shared_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY content_share_of_content (content_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

--changeset applaud:recent_view
CREATE TABLE recent_view (
    content_id VARCHAR(64) NOT NULL,
    viewer VARCHAR(128) NOT NULL,
    counted_at BIGINT NOT NULL,
    PRIMARY KEY (content_id, viewer)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
