-- Rows as 1.0 writes them: each kind, with the columns that it knows. Never changes.
-- The video "old" got two likes, two comments that are there, one that was removed, two views and a share.

INSERT INTO profile (id, username, avatar, is_verified) VALUES
    ('ann', '@ann', 'https://cdn.example/ann.png', TRUE),
    ('bob', '@bob', NULL, FALSE),
    ('cid', NULL, NULL, FALSE);

INSERT INTO follow (follower_id, creator_id, followed_at) VALUES
    ('bob', 'ann', 1767225600001),
    ('cid', 'ann', 1767225600002);

INSERT INTO content (id, content_type, owner_id, title, media_url, created_at, removed, likes, comments, views, shares,
        version, comment_seq, top_comments) VALUES
    ('old', 'video', 'ann', 'First steps 👣', 'https://cdn.example/old.mp4', 1767225600010, FALSE, 2, 2, 2, 1, 9, 4, 1),
    ('gone', 'video', 'ann', NULL, NULL, 1767225600011, TRUE, 0, 0, 0, 0, 0, 0, 0);

INSERT INTO content_like (content_id, user_id, liked_at) VALUES
    ('old', 'bob', 1767225600020),
    ('old', 'cid', 1767225600021);

INSERT INTO content_comment (id, content_id, parent_id, author_id, body, created_at, seq, replies_count) VALUES
    ('hello', 'old', '', 'bob', 'Bravo 👏', 1767225600030, 1, 1),
    ('thanks', 'old', 'hello', 'ann', 'Thank you', 1767225600031, 2, 0);

INSERT INTO comment_removal (content_id, seq, comment_id, removed_count, removed_at) VALUES
    ('old', 3, 'rude', 0, 1767225600033),
    ('old', 4, 'rude', 1, 1767225600033);

INSERT INTO content_share (content_id, user_id, shared_at) VALUES
    ('old', 'cid', 1767225600040);

INSERT INTO recent_view (content_id, viewer, counted_at) VALUES
    ('old', 'bob', 1767225600050),
    ('old', 'cid', 1767225600051);

INSERT INTO viewing (id, content_id, viewer_id, watched_millis, completed, reported_at) VALUES
    ('evening', 'old', 'bob', 12500, TRUE, 1767225600060),
    ('morning', 'old', 'cid', 3000, FALSE, 1767225600061);

INSERT INTO quality_count (content_id, quality, changes, buffering) VALUES
    ('old', '720p', 3, 1);

INSERT INTO kept_answer (request, body, answer, kept_at) VALUES
    ('bob-shares', 'nothing', '{"success":true,"message":"Shared 🎉"}', 1767225600070);
