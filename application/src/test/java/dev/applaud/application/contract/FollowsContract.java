package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.newId;
import static dev.applaud.application.contract.Samples.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.people.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What {@link dev.applaud.domain.people.Follows} guarantees.
public interface FollowsContract {
    Storage storage();

    @Test
    default void followsOnce() {
        var follower = newUser();
        var creator = newUser();

        assertThat(storage().follows().follow(follower, creator, NOW)).isTrue();
        assertThat(storage().follows().follow(follower, creator, NOW.plusMillis(1)))
                .isFalse();
        assertThat(storage().follows().followers(creator, null, 10).items()).containsExactly(follower);
        assertThat(storage().follows().following(follower, null, 10).items()).containsExactly(creator);
    }

    @Test
    default void followsOnlyInOneDirection() {
        var follower = newUser();
        var creator = newUser();
        storage().follows().follow(follower, creator, NOW);

        assertThat(storage().follows().followers(follower, null, 10).items()).isEmpty();
        assertThat(storage().follows().following(creator, null, 10).items()).isEmpty();
    }

    @Test
    default void unfollowsOnce() {
        var follower = newUser();
        var creator = newUser();
        storage().follows().follow(follower, creator, NOW);

        assertThat(storage().follows().unfollow(follower, creator)).isTrue();
        assertThat(storage().follows().unfollow(follower, creator)).isFalse();
        assertThat(storage().follows().followers(creator, null, 10).items()).isEmpty();
    }

    @Test
    default void keepsTheTimeOfTheFirstOfTwoFollows() {
        var creator = newUser();
        var first = newUser();
        var second = newUser();
        storage().follows().follow(first, creator, NOW);
        storage().follows().follow(second, creator, NOW.plusMillis(1));
        storage().follows().follow(first, creator, NOW.plusMillis(2));

        assertThat(storage().follows().followers(creator, null, 10).items()).containsExactly(second, first);
    }

    @Test
    default void letsOnlyOneOfManyAtOnceBeTheFirst() {
        var follower = newUser();
        var creator = newUser();

        assertThat(Crowd.of(20, _ -> storage().follows().follow(follower, creator, NOW)))
                .containsOnlyOnce(true);
    }

    @Test
    default void pagesThroughFollowersNewestFirst() {
        var creator = newUser();
        var all = new ArrayList<Cursor>();
        for (int i = 0; i < 7; i++) {
            var follower = newUser();
            storage().follows().follow(follower, creator, NOW.plusMillis(i / 3));
            all.add(new Cursor(NOW.plusMillis(i / 3), follower.value()));
        }

        assertThat(Paging.all(after -> storage().follows().followers(creator, after, 3)))
                .isEqualTo(inOrder(all));
    }

    @Test
    default void pagesThroughThoseFollowedNewestFirst() {
        var follower = newUser();
        var all = new ArrayList<Cursor>();
        for (int i = 0; i < 7; i++) {
            var creator = newUser();
            storage().follows().follow(follower, creator, NOW.plusMillis(i / 3));
            all.add(new Cursor(NOW.plusMillis(i / 3), creator.value()));
        }

        assertThat(Paging.all(after -> storage().follows().following(follower, after, 3)))
                .isEqualTo(inOrder(all));
    }

    @Test
    default void picksFewFollowersOutOfThousandsOfCandidates() {
        var creator = newUser();
        var followers = newFollowers(5, creator);
        var candidates = newUsers(2_499);
        candidates.addAll(followers.subList(1, 5));

        assertThat(storage().follows().followersAmong(candidates, creator))
                .containsExactlyInAnyOrderElementsOf(followers.subList(1, 5));
    }

    @Test
    default void picksCandidatesOutOfEvenMoreFollowers() {
        var creator = newUser();
        var followers = newFollowers(200, creator);
        var candidates = newUsers(9);
        candidates.addAll(followers.subList(20, 170));

        assertThat(storage().follows().followersAmong(candidates, creator))
                .containsExactlyInAnyOrderElementsOf(followers.subList(20, 170));
    }

    @Test
    default void picksAllOfAsManyFollowersAsCandidates() {
        var creator = newUser();
        var followers = newFollowers(3, creator);

        assertThat(storage().follows().followersAmong(Set.copyOf(followers), creator))
                .containsExactlyInAnyOrderElementsOf(followers);
        assertThat(storage().follows().followersAmong(Set.of(), creator)).isEmpty();
        assertThat(storage().follows().followersAmong(Set.copyOf(followers), newUser()))
                .isEmpty();
    }

    @Test
    default void picksOnlyFollowersOfThisCreator() {
        var creator = newUser();
        newFollowers(2, creator);
        var follower = newFollowers(1, newUser()).getFirst();

        assertThat(storage().follows().followersAmong(Set.of(follower), creator))
                .isEmpty();
    }

    @Test
    default void tellsFollowersApartByCase() {
        var creator = newUser();
        var name = newId();
        var lower = new UserId("a" + name);
        var upper = new UserId("A" + name);
        storage().follows().follow(lower, creator, NOW);
        newFollowers(1, creator);

        assertThat(storage().follows().followersAmong(Set.of(upper), creator)).isEmpty();
        assertThat(storage().follows().followersAmong(Set.of(lower, upper), creator))
                .containsExactly(lower);
    }

    private List<UserId> newFollowers(int number, UserId creator) {
        var followers = List.copyOf(newUsers(number));
        followers.forEach(it -> storage().follows().follow(it, creator, NOW));
        return followers;
    }

    private static Set<UserId> newUsers(int number) {
        return Stream.generate(Samples::newUser).limit(number).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<UserId> inOrder(List<Cursor> all) {
        return all.stream()
                .sorted(Paging.newestFirst(it -> it))
                .map(it -> new UserId(it.id()))
                .toList();
    }
}
