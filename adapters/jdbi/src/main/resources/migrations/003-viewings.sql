--liquibase formatted sql

--changeset applaud:viewing
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

--changeset applaud:quality_count
CREATE TABLE quality_count (
    content_id VARCHAR(64) NOT NULL,
    quality VARCHAR(16) NOT NULL,
    changes BIGINT NOT NULL,
    buffering BIGINT NOT NULL,
    PRIMARY KEY (content_id, quality)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
