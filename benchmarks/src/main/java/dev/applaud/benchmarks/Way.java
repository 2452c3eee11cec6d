package dev.applaud.benchmarks;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;

/// One way to change a content. Each call returns after its commit. Any thread.
interface Way {
    void like(ContentId id, UserId user);

    void view(ContentId id, UserId viewer);

    void share(ContentId id, UserId user);

    void comment(Comment comment);
}
