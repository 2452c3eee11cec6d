package dev.applaud.application.people;

import dev.applaud.application.Clock;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.people.Follows;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;

/// Begins or ends that somebody follows a creator; doing either twice changes nothing.
public final class FollowCreator {
    private final Profiles profiles;
    private final Follows follows;
    private final Clock clock;

    public FollowCreator(Profiles profiles, Follows follows, Clock clock) {
        this.profiles = profiles;
        this.follows = follows;
        this.clock = clock;
    }

    /// @param changed false when it was so already
    public record Following(UserId creator, boolean isFollowing, boolean changed) {}

    public Outcome<Following> follow(UserId follower, UserId creator) {
        if (follower.equals(creator)) {
            return Outcome.refused(new Refusal.Invalid("id", "must not be your own"));
        }
        if (profiles.find(creator).isEmpty()) {
            return Outcome.refused(new Refusal.UserNotFound(creator));
        }
        return Outcome.done(new Following(creator, true, follows.follow(follower, creator, clock.now())));
    }

    public Outcome<Following> unfollow(UserId follower, UserId creator) {
        if (profiles.find(creator).isEmpty()) {
            return Outcome.refused(new Refusal.UserNotFound(creator));
        }
        return Outcome.done(new Following(creator, false, follows.unfollow(follower, creator)));
    }
}
