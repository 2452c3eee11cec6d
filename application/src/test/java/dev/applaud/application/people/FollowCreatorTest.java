package dev.applaud.application.people;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.application.people.FollowCreator.Following;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FollowCreatorTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final SettableClock clock = new SettableClock(NOW);
    private final FollowCreator follow = new FollowCreator(storage.profiles(), storage.follows(), new Clock(clock));
    private final ReadFollows read = new ReadFollows(storage.profiles(), storage.follows());
    private final ReadProfile readProfile = new ReadProfile(storage.profiles());

    private final UserId ann = new UserId("ann");
    private final UserId bob = new UserId("bob");
    private final UserId unknown = new UserId("unknown");
    private final Profile annsProfile = new Profile(ann, "Ann", null, false);
    private final Profile bobsProfile = new Profile(bob, "Bob", null, true);

    @BeforeEach
    void meet() {
        storage.profiles().remember(annsProfile);
        storage.profiles().remember(bobsProfile);
    }

    @Test
    void followsOnlyOnce() {
        assertThat(done(follow.follow(ann, bob))).isEqualTo(new Following(bob, true, true));
        assertThat(done(follow.follow(ann, bob))).isEqualTo(new Following(bob, true, false));
    }

    @Test
    void unfollowsOnlyOnce() {
        done(follow.follow(ann, bob));

        assertThat(done(follow.unfollow(ann, bob))).isEqualTo(new Following(bob, false, true));
        assertThat(done(follow.unfollow(ann, bob))).isEqualTo(new Following(bob, false, false));
    }

    @Test
    void letsNobodyFollowThemselves() {
        assertThat(refused(follow.follow(ann, ann))).isEqualTo(new Refusal.Invalid("id", "must not be your own"));
    }

    @Test
    void refusesUnknownUsers() {
        var refusal = new Refusal.UserNotFound(unknown);

        assertThat(refused(follow.follow(ann, unknown))).isEqualTo(refusal);
        assertThat(refused(follow.unfollow(ann, unknown))).isEqualTo(refusal);
        assertThat(refused(read.followers(unknown, null, 10))).isEqualTo(refusal);
        assertThat(refused(read.following(unknown, null, 10))).isEqualTo(refusal);
        assertThat(refused(readProfile.read(unknown))).isEqualTo(refusal);
    }

    @Test
    void showsTheProfilesOfFollowersNewestFirst() {
        done(follow.follow(ann, bob));
        clock.advance(Duration.ofMillis(1));
        done(follow.follow(unknown, bob));

        var first = done(read.followers(bob, null, 1));
        assertThat(first.items()).containsExactly(new Profile(unknown, null, null, false));
        assertThat(done(read.followers(bob, first.nextCursor(), 1)).items()).containsExactly(annsProfile);
    }

    @Test
    void showsTheProfilesOfThoseFollowed() {
        done(follow.follow(ann, bob));

        assertThat(done(read.following(ann, null, 10)).items()).containsExactly(bobsProfile);
    }

    @Test
    void showsAProfile() {
        assertThat(done(readProfile.read(bob))).isEqualTo(bobsProfile);
    }
}
