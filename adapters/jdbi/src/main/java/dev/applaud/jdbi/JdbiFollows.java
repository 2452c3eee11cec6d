package dev.applaud.jdbi;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Page;
import dev.applaud.domain.people.Follows;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Who follows whom.
public final class JdbiFollows implements Follows {
    private final Transactions transactions;

    JdbiFollows(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean follow(UserId follower, UserId creator, Instant at) {
        try {
            return transactions.write(handle -> handle.execute(
                            "INSERT INTO follow (follower_id, creator_id, followed_at) VALUES (?, ?, ?)",
                            follower.value(),
                            creator.value(),
                            at.toEpochMilli())
                    == 1);
        } catch (JdbiException e) {
            if (SqlErrors.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean unfollow(UserId follower, UserId creator) {
        return transactions.write(handle -> handle.execute(
                        "DELETE FROM follow WHERE follower_id = ? AND creator_id = ?",
                        follower.value(),
                        creator.value())
                == 1);
    }

    @Override
    public Page<UserId> followers(UserId creator, @Nullable Cursor after, int limit) {
        return page("creator_id", creator, "follower_id", after, limit);
    }

    @Override
    public Page<UserId> following(UserId follower, @Nullable Cursor after, int limit) {
        return page("follower_id", follower, "creator_id", after, limit);
    }

    private record Listed(UserId user, Instant at) {
        Cursor cursor() {
            return new Cursor(at, user.value());
        }
    }

    private Page<UserId> page(String side, UserId wanted, String other, @Nullable Cursor after, int limit) {
        var select = "SELECT %s AS listed, followed_at FROM follow WHERE %s = ?".formatted(other, side);
        var keyset = new Keyset(select, List.of(wanted.value()), List.of(side, "followed_at", other));
        var found = transactions.read(handle -> keyset.after(handle, after, limit + 1)
                .map((row, _) -> new Listed(
                        new UserId(row.getString("listed")), Instant.ofEpochMilli(row.getLong("followed_at"))))
                .list());
        return Page.cut(found, limit, Listed::cursor).map(Listed::user);
    }

    @Override
    public Set<UserId> followersAmong(Set<UserId> candidates, UserId creator) {
        return transactions.read(handle -> hasMoreFollowers(handle, creator, candidates.size())
                ? lookedUp(handle, creator, candidates)
                : allFollowers(handle, creator, candidates));
    }

    private static boolean hasMoreFollowers(Handle handle, UserId creator, int number) {
        return handle.select("SELECT 1 FROM follow WHERE creator_id = ? LIMIT 1 OFFSET ?", creator.value(), number)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static Set<UserId> lookedUp(Handle handle, UserId creator, Set<UserId> candidates) {
        var followers = new HashSet<UserId>();
        Keys.of(handle, creator.value(), candidates, UserId::value).forEach(keys -> handle.select(
                        "SELECT follower_id FROM follow WHERE " + keys.condition("creator_id", "follower_id"),
                        keys.values())
                .mapTo(String.class)
                .forEach(it -> followers.add(new UserId(it))));
        return followers;
    }

    private static Set<UserId> allFollowers(Handle handle, UserId creator, Set<UserId> candidates) {
        var followers = new HashSet<UserId>();
        handle.select("SELECT follower_id FROM follow WHERE creator_id = ?", creator.value())
                .mapTo(String.class)
                .map(UserId::new)
                .filter(candidates::contains)
                .forEach(followers::add);
        return followers;
    }
}
