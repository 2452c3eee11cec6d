package dev.applaud.application.fake;

import dev.applaud.application.fake.InMemoryStorage.Follow;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All content, in memory.
public final class InMemoryContents implements Contents {
    private final InMemoryStorage storage;

    InMemoryContents(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public Outcome<Content> add(Content content, Attempt<Content> attempt) {
        return storage.once(attempt, content.createdAt(), () -> {
            if (!storage.takenIds.add(content.id())) {
                return Outcome.refused(content.taken());
            }
            storage.contents.put(content.id(), content);
            storage.engagements.put(content.id(), Engagement.NONE);
            return Outcome.done(content);
        });
    }

    @Override
    public Optional<Content> find(ContentId id) {
        return storage.alone(() -> Optional.ofNullable(storage.contents.get(id)));
    }

    @Override
    public boolean remove(ContentId id) {
        return storage.alone(() -> {
            storage.engagements.remove(id);
            return storage.contents.remove(id) != null;
        });
    }

    @Override
    public Page<Content> newest(@Nullable Cursor after, int limit) {
        return storage.alone(() -> Paging.page(storage.contents.values().stream(), Content::cursor, after, limit));
    }

    @Override
    public Page<Content> newestForFollower(UserId follower, @Nullable Cursor after, int limit) {
        return storage.alone(() -> {
            var followed = storage.contents.values().stream()
                    .filter(it -> storage.follows.containsKey(new Follow(follower, it.owner())));
            return Paging.page(followed, Content::cursor, after, limit);
        });
    }
}
