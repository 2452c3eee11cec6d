package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.View;
import dev.applaud.domain.engagement.ViewChange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What {@link dev.applaud.domain.engagement.Engagements} guarantees of views and shares.
public interface ViewsContract {
    Duration WINDOW = Duration.ofMinutes(30);

    Storage storage();

    @Test
    default void countsEveryViewWithoutAWindow() {
        var id = stored(storage()).id();

        view(id, "user:ann", NOW, Duration.ZERO);
        assertThat(view(id, "user:ann", NOW, Duration.ZERO))
                .isEqualTo(new ViewChange(true, new Engagement(0, 0, 2, 0, 2, 0)));
    }

    @Test
    default void countsAViewerOnceWithinTheWindow() {
        var id = stored(storage()).id();
        var first = view(id, "user:ann", NOW, WINDOW);

        assertThat(view(id, "user:ann", NOW.plus(WINDOW).minusMillis(1), WINDOW))
                .isEqualTo(new ViewChange(false, first.engagement()));
        assertThat(first.counted()).isTrue();
    }

    @Test
    default void countsAViewerAgainAfterTheWindow() {
        var id = stored(storage()).id();
        view(id, "user:ann", NOW, WINDOW);

        assertThat(view(id, "user:ann", NOW.plus(WINDOW), WINDOW).counted()).isTrue();
        assertThat(view(id, "user:ann", NOW.plus(WINDOW).plusMillis(1), WINDOW).counted())
                .isFalse();
        assertThat(done(storage().engagements().of(id)).views()).isEqualTo(2);
    }

    @Test
    default void doesNotStretchTheWindowByViewsThatDontCount() {
        var id = stored(storage()).id();
        view(id, "user:ann", NOW, WINDOW);
        view(id, "user:ann", NOW.plus(WINDOW).minusMillis(1), WINDOW);

        assertThat(view(id, "user:ann", NOW.plus(WINDOW), WINDOW).counted()).isTrue();
    }

    @Test
    default void tellsViewersApartToTheLastCharacter() {
        var id = stored(storage()).id();
        var stem = "é".repeat(127);

        assertThat(view(id, stem + "a", NOW, WINDOW).counted()).isTrue();
        assertThat(view(id, stem + "A", NOW, WINDOW).counted()).isTrue();
        assertThat(view(id, stem + "á", NOW, WINDOW).counted()).isTrue();
    }

    @Test
    default void tellsContentsApart() {
        var first = stored(storage()).id();
        var second = stored(storage()).id();

        view(first, "address:127.0.0.1", NOW, WINDOW);
        assertThat(view(second, "address:127.0.0.1", NOW, WINDOW).counted()).isTrue();
    }

    @Test
    default void countsAViewerOnceWhoComesManyTimesAtOnce() {
        var id = stored(storage()).id();

        var changes = Crowd.of(40, i -> view(id, "user:" + (i % 4), NOW, WINDOW));

        assertThat(changes).filteredOn(ViewChange::counted).hasSize(4);
        assertThat(done(storage().engagements().of(id)).views()).isEqualTo(4);
    }

    @Test
    default void countsEveryShare() {
        var id = stored(storage()).id();
        var user = newUser();

        done(storage().engagements().countShare(id, user, NOW));
        assertThat(done(storage().engagements().countShare(id, user, NOW))).isEqualTo(new Engagement(0, 0, 0, 2, 2, 0));
    }

    @Test
    default void countsViewsAndSharesOfManyAtOnce() {
        var id = stored(storage()).id();

        Crowd.of(
                60,
                i -> i % 2 == 0
                        ? view(id, "user:" + i, NOW, Duration.ZERO).engagement()
                        : done(storage().engagements().countShare(id, newUser(), NOW)));

        assertThat(done(storage().engagements().of(id))).isEqualTo(new Engagement(0, 0, 30, 30, 60, 0));
    }

    @Test
    default void refusesViewsOfWhatIsNotThere() {
        var unknown = newContentId();
        var removed = stored(storage()).id();
        storage().contents().remove(removed);

        assertThat(refused(storage().engagements().countView(new View(unknown, "user:ann", NOW, WINDOW))))
                .isEqualTo(new Refusal.ContentNotFound(unknown));
        assertThat(refused(storage().engagements().countView(new View(removed, "user:ann", NOW, Duration.ZERO))))
                .isEqualTo(new Refusal.ContentNotFound(removed));
    }

    private ViewChange view(ContentId id, String viewer, Instant at, Duration window) {
        return done(storage().engagements().countView(new View(id, viewer, at, window)));
    }
}
