package dev.applaud.application.contract;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentTitle;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.content.MediaUrl;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Things to test with. Ids are new with every call, so that tests can share one database.
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-03-01T12:34:56.789Z");

    private Samples() {}

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    public static UserId newUser() {
        return new UserId("u-" + newId());
    }

    public static ContentId newContentId() {
        return new ContentId("c-" + newId());
    }

    public static CommentId newCommentId() {
        return new CommentId("m-" + newId());
    }

    public static Content content(ContentId id, UserId owner, Instant createdAt) {
        return new Content(
                id,
                new ContentType("video"),
                owner,
                new ContentTitle("A title"),
                new MediaUrl("https://media.example/a.mp4"),
                createdAt);
    }

    /// A new content that is stored already.
    public static Content stored(Storage storage) {
        return stored(storage, newUser(), NOW);
    }

    public static Content stored(Storage storage, UserId owner, Instant createdAt) {
        var content = content(newContentId(), owner, createdAt);
        if (!storage.contents().add(content)) {
            throw new AssertionError("A new id was taken");
        }
        return content;
    }

    public static Comment comment(ContentId contentId) {
        return comment(contentId, null, NOW);
    }

    public static Comment reply(Comment parent) {
        return comment(parent.contentId(), parent.id(), NOW);
    }

    public static Comment comment(ContentId contentId, @Nullable CommentId parent, Instant createdAt) {
        return new Comment(newCommentId(), contentId, newUser(), new CommentText("Bravo"), parent, createdAt);
    }

    public static Caller caller(String name) {
        return new Caller(new Profile(new UserId(name), name + " Name", null, false), Set.of());
    }

    public static Caller admin(String name) {
        return new Caller(caller(name).profile(), Set.of("admin"));
    }

    /// @throws AssertionError if it was refused
    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError("Refused: " + refusal);
        };
    }

    /// @throws AssertionError if it was done
    public static Refusal refused(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(var value) -> throw new AssertionError("Done: " + value);
            case Outcome.Refused<?>(var refusal) -> refusal;
        };
    }
}
