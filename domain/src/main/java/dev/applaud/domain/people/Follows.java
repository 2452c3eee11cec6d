package dev.applaud.domain.people;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Page;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who follows whom. Pages come in the order of following, newest first.
public interface Follows {
    /// False if it was so already.
    boolean follow(UserId follower, UserId creator, Instant at);

    /// False if it was so already.
    boolean unfollow(UserId follower, UserId creator);

    Page<UserId> followers(UserId creator, @Nullable Cursor after, int limit);

    Page<UserId> following(UserId follower, @Nullable Cursor after, int limit);

    /// Those among the given who follow the creator. Costs in proportion to the candidates or to the creator's
    /// followers, whichever are fewer; candidates may come and go meanwhile.
    Set<UserId> followersAmong(Set<UserId> candidates, UserId creator);
}
