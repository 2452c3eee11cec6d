--liquibase formatted sql

--changeset applaud:profile
CREATE TABLE profile (
    id VARCHAR(64) NOT NULL,
    username VARCHAR(510),
    avatar VARCHAR(4096),
    is_verified BOOLEAN NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

--changeset applaud:follow
CREATE TABLE follow (
    follower_id VARCHAR(64) NOT NULL,
    creator_id VARCHAR(64) NOT NULL,
    followed_at BIGINT NOT NULL,
    PRIMARY KEY (follower_id, creator_id),
    KEY follow_by_follower (follower_id, followed_at, creator_id),
    KEY follow_by_creator (creator_id, followed_at, follower_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
