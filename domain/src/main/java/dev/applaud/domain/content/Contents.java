package dev.applaud.domain.content;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.domain.people.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All content. Pages come newest first; a page never holds removed content.
public interface Contents {
    /// Keeps a new content with all tallies at zero; refused if its id is taken, be it by a content since removed. The
    /// answer to an attempt with a key is kept in the same transaction.
    Outcome<Content> add(Content content, Attempt<Content> attempt);

    /// False if its id is taken.
    default boolean add(Content content) {
        return add(content, Attempt.unkeyed()) instanceof Outcome.Done;
    }

    Optional<Content> find(ContentId id);

    /// From now on nothing finds it; false if nothing did before. Its id stays taken.
    boolean remove(ContentId id);

    Page<Content> newest(@Nullable Cursor after, int limit);

    /// Content of those whom the follower follows.
    Page<Content> newestForFollower(UserId follower, @Nullable Cursor after, int limit);
}
