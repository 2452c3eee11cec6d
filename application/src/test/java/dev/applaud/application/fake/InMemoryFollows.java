package dev.applaud.application.fake;

import dev.applaud.application.fake.InMemoryStorage.Follow;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Page;
import dev.applaud.domain.people.Follows;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who follows whom, in memory.
public final class InMemoryFollows implements Follows {
    private final InMemoryStorage storage;

    InMemoryFollows(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public boolean follow(UserId follower, UserId creator, Instant at) {
        return storage.alone(() -> storage.follows.putIfAbsent(new Follow(follower, creator), at) == null);
    }

    @Override
    public boolean unfollow(UserId follower, UserId creator) {
        return storage.alone(() -> storage.follows.remove(new Follow(follower, creator)) != null);
    }

    @Override
    public Page<UserId> followers(UserId creator, @Nullable Cursor after, int limit) {
        return page(Follow::creator, creator, Follow::follower, after, limit);
    }

    @Override
    public Page<UserId> following(UserId follower, @Nullable Cursor after, int limit) {
        return page(Follow::follower, follower, Follow::creator, after, limit);
    }

    private Page<UserId> page(
            Function<Follow, UserId> side,
            UserId wanted,
            Function<Follow, UserId> other,
            @Nullable Cursor after,
            int limit) {
        record Listed(UserId user, Instant at) {
            Cursor cursor() {
                return new Cursor(at, user.value());
            }
        }
        return storage.alone(() -> {
            var all = storage.follows.entrySet().stream()
                    .filter(it -> side.apply(it.getKey()).equals(wanted))
                    .map(it -> new Listed(other.apply(it.getKey()), it.getValue()));
            return Paging.page(all, Listed::cursor, after, limit).map(Listed::user);
        });
    }

    @Override
    public Set<UserId> followersAmong(Set<UserId> candidates, UserId creator) {
        return storage.alone(() -> {
            var followers = new HashSet<>(candidates);
            followers.removeIf(it -> !storage.follows.containsKey(new Follow(it, creator)));
            return followers;
        });
    }
}
