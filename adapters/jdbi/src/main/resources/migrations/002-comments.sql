--liquibase formatted sql

-- parent_id is '' for a comment that isn't a reply, so that both kinds of lists read one index.
-- The two tables together number the comment log of a content from 1 to its comment_seq without a gap: a comment's number
-- moves to comment_removal when it is removed, with removed_count 0; the removal itself has its own.

--changeset applaud:content_comment
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

--changeset applaud:comment_removal
CREATE TABLE comment_removal (
    content_id VARCHAR(64) NOT NULL,
    seq BIGINT NOT NULL,
    comment_id VARCHAR(64) NOT NULL,
    removed_count BIGINT NOT NULL,
    removed_at BIGINT NOT NULL,
    PRIMARY KEY (content_id, seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
