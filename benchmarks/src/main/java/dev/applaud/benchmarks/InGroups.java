package dev.applaud.benchmarks;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.engagement.View;
import dev.applaud.domain.people.UserId;
import dev.applaud.jdbi.JdbiStorage;
import java.time.Duration;
import java.time.Instant;

/// As Applaud does it.
record InGroups(JdbiStorage storage) implements Way {
    @Override
    public void like(ContentId id, UserId user) {
        check(storage.engagements().like(id, user, Liking.TOGGLE, Instant.now()));
    }

    @Override
    public void view(ContentId id, UserId viewer) {
        check(storage.engagements().countView(new View(id, viewer.value(), Instant.now(), Duration.ofHours(1))));
    }

    @Override
    public void share(ContentId id, UserId user) {
        check(storage.engagements().countShare(id, user, Instant.now()));
    }

    @Override
    public void comment(Comment comment) {
        check(storage.comments().add(comment));
    }

    private static void check(Outcome<?> outcome) {
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("Not done: " + outcome);
        }
    }
}
