--liquibase formatted sql

-- What the viewings of a content add up to. reached_marks holds how many ended at each mark of the scale of watch times:
-- eight bytes for each mark, from 0 up to the last that any reached.

--changeset applaud:watching
CREATE TABLE watching (
    content_id VARCHAR(64) NOT NULL,
    viewings BIGINT NOT NULL,
    viewers BIGINT NOT NULL,
    watched_millis BIGINT NOT NULL,
    completed BIGINT NOT NULL,
    reached_marks VARBINARY(6000) NOT NULL,
    PRIMARY KEY (content_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

--changeset applaud:content_viewer
CREATE TABLE content_viewer (
    content_id VARCHAR(64) NOT NULL,
    viewer_id VARCHAR(64) NOT NULL,
    PRIMARY KEY (content_id, viewer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

--changeset applaud:viewing_quality
CREATE TABLE viewing_quality (
    viewing_id VARCHAR(64) NOT NULL,
    quality VARCHAR(16) NOT NULL,
    buffering BOOLEAN NOT NULL,
    PRIMARY KEY (viewing_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
