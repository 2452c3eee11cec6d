--liquibase formatted sql

-- A request is named, and its body told from others, by a digest of at most 64 characters.

--changeset applaud:kept_answer
CREATE TABLE kept_answer (
    request VARCHAR(64) NOT NULL,
    body VARCHAR(64) NOT NULL,
    answer MEDIUMTEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (request),
    KEY kept_answer_oldest (kept_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
