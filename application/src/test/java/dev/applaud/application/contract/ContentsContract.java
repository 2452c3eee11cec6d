package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.content;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newId;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentTitle;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.content.MediaUrl;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What {@link dev.applaud.domain.content.Contents} guarantees.
public interface ContentsContract {
    Storage storage();

    @Test
    default void findsWhatWasAdded() {
        var content = content(newContentId(), newUser(), NOW);

        assertThat(storage().contents().add(content)).isTrue();
        assertThat(storage().contents().find(content.id())).contains(content);
    }

    @Test
    default void findsNothingUnderAnUnknownId() {
        assertThat(storage().contents().find(newContentId())).isEmpty();
    }

    @Test
    default void keepsContentWithoutTitleAndMedia() {
        var content = new Content(newContentId(), new ContentType("live"), newUser(), null, null, NOW);
        storage().contents().add(content);

        assertThat(storage().contents().find(content.id())).contains(content);
    }

    @Test
    default void keepsTheLongestValues() {
        var content = new Content(
                new ContentId(newId() + "x".repeat(28)),
                new ContentType("v" + "-".repeat(31)),
                new UserId(newId() + ":".repeat(28)),
                new ContentTitle("😀".repeat(300)),
                new MediaUrl("https://media.example/" + "a".repeat(2026)),
                NOW);
        storage().contents().add(content);

        assertThat(storage().contents().find(content.id())).contains(content);
    }

    @Test
    default void startsWithAllTalliesAtZero() {
        var content = stored(storage());

        assertThat(Samples.done(storage().engagements().of(content.id()))).isEqualTo(Engagement.NONE);
    }

    @Test
    default void keepsTheFirstOfTwoWithTheSameId() {
        var first = stored(storage());
        var second = content(first.id(), newUser(), NOW.plusMillis(1));

        assertThat(storage().contents().add(second)).isFalse();
        assertThat(storage().contents().find(first.id())).contains(first);
    }

    @Test
    default void givesAnIdToOnlyOneOfManyAtOnce() {
        var id = newContentId();

        var added = Crowd.of(20, _ -> storage().contents().add(content(id, newUser(), NOW)));

        assertThat(added).containsOnlyOnce(true);
    }

    @Test
    default void tellsIdsApartByCase() {
        var name = newId();
        var lower = content(new ContentId("a" + name), newUser(), NOW);
        var upper = content(new ContentId("A" + name), newUser(), NOW);

        assertThat(storage().contents().add(lower)).isTrue();
        assertThat(storage().contents().add(upper)).isTrue();
        assertThat(storage().contents().find(upper.id())).contains(upper);
    }

    @Test
    default void findsNoRemovedContent() {
        var content = stored(storage());

        assertThat(storage().contents().remove(content.id())).isTrue();
        assertThat(storage().contents().find(content.id())).isEmpty();
        assertThat(storage().contents().remove(content.id())).isFalse();
    }

    @Test
    default void removesNothingUnderAnUnknownId() {
        assertThat(storage().contents().remove(newContentId())).isFalse();
    }

    @Test
    default void letsOnlyOneOfManyRemoveAContent() {
        var content = stored(storage());

        assertThat(Crowd.of(20, _ -> storage().contents().remove(content.id()))).containsOnlyOnce(true);
    }

    @Test
    default void keepsTheIdOfRemovedContentTaken() {
        var content = stored(storage());
        storage().contents().remove(content.id());

        assertThat(storage().contents().add(content(content.id(), newUser(), NOW)))
                .isFalse();
        assertThat(storage().contents().find(content.id())).isEmpty();
    }

    @Test
    default void listsAllContentNewestFirst() {
        var future = NOW.plusSeconds(1_000_000_000);
        var older = stored(storage(), newUser(), future);
        var newer = stored(storage(), newUser(), future.plusMillis(1));
        var removed = stored(storage(), newUser(), future.plusMillis(2));
        storage().contents().remove(removed.id());

        assertThat(storage().contents().newest(null, 1_000).items())
                .contains(older)
                .doesNotContain(removed)
                .containsSubsequence(newer, older);
    }

    @Test
    default void pagesThroughAllContent() {
        var content = stored(storage(), newUser(), NOW.minusSeconds(1_000_000));
        var cursor = new Cursor(content.createdAt().plusMillis(1), "-");

        assertThat(storage().contents().newest(cursor, 1).items()).containsExactly(content);
    }

    @Test
    default void feedsWhatFollowedCreatorsPublished() {
        var follower = newUser();
        var creator = newUser();
        storage().follows().follow(follower, creator, NOW);
        var older = stored(storage(), creator, NOW);
        var newer = stored(storage(), creator, NOW.plusMillis(1));
        stored(storage(), newUser(), NOW.plusMillis(2));

        assertThat(feed(follower, null, 10)).containsExactly(newer, older);
    }

    @Test
    default void feedsNothingToWhomFollowsNobody() {
        assertThat(feed(newUser(), null, 10)).isEmpty();
    }

    @Test
    default void feedsNoRemovedContent() {
        var follower = newUser();
        var creator = newUser();
        storage().follows().follow(follower, creator, NOW);
        var content = stored(storage(), creator, NOW);
        storage().contents().remove(content.id());

        assertThat(feed(follower, null, 10)).isEmpty();
    }

    @Test
    default void pagesThroughAFeedOfSeveralCreatorsWithoutGapOrRepeat() {
        var follower = newUser();
        var all = new ArrayList<Content>();
        for (int i = 0; i < 7; i++) {
            var creator = newUser();
            storage().follows().follow(follower, creator, NOW);
            all.add(stored(storage(), creator, NOW.plusMillis(i / 3)));
        }
        all.sort(Paging.newestFirst(Content::cursor));

        assertThat(Paging.all(after -> storage().contents().newestForFollower(follower, after, 3)))
                .isEqualTo(all);
    }

    @Test
    default void mergesWhatCreatorsPublishedByTurns() {
        var follower = newUser();
        var creators = followed(follower, 5);
        var all = new ArrayList<Content>();
        for (int i = 0; i < 30; i++) {
            var content = stored(storage(), creators.get(i * i % 5), NOW.plusMillis(i / 2));
            if (i % 7 == 1) {
                storage().contents().remove(content.id());
            } else {
                all.add(content);
            }
        }
        all.sort(Paging.newestFirst(Content::cursor));

        assertThat(Paging.all(after -> storage().contents().newestForFollower(follower, after, 3)))
                .isEqualTo(all);
    }

    @Test
    default void feedsFromHundredsOfCreators() {
        var follower = newUser();
        var all = new ArrayList<Content>();
        for (var creator : followed(follower, 150)) {
            all.add(stored(storage(), creator, NOW.plusMillis(all.size() * 37L % 150)));
        }
        all.sort(Paging.newestFirst(Content::cursor));

        assertThat(feed(follower, null, 20)).isEqualTo(all.subList(0, 20));
        assertThat(feed(follower, all.get(119).cursor(), 100)).isEqualTo(all.subList(120, 150));
    }

    private List<UserId> followed(UserId follower, int number) {
        var creators = Stream.generate(Samples::newUser).limit(number).toList();
        creators.forEach(it -> storage().follows().follow(follower, it, NOW));
        return creators;
    }

    private List<Content> feed(UserId follower, @Nullable Cursor after, int limit) {
        return storage().contents().newestForFollower(follower, after, limit).items();
    }
}
