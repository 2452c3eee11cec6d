package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.comment;
import static dev.applaud.application.contract.Samples.content;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newId;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.Refusal.AlreadyDone;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.LikeChange;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.engagement.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What every storage keeps of attempts, in the same transaction as the change that they are for.
public interface AttemptsContract {
    Storage storage();

    private static <T> Attempt<T> attempt(String request, Function<T, Object> answer) {
        return new Attempt.Keyed<>(request, "body", it -> "Bravo 🎬 " + answer.apply(it));
    }

    private Outcome<Engagement> share(ContentId id, String request, Instant at) {
        return storage().engagements().countShare(id, newUser(), at, attempt(request, Engagement::shares));
    }

    private Engagement tallies(ContentId id) {
        return done(storage().engagements().of(id));
    }

    @Test
    default void aLikeThatIsTriedAgainIsToggledOnce() {
        var id = stored(storage()).id();
        var ann = newUser();
        var attempt = AttemptsContract.<LikeChange>attempt(newId(), LikeChange::isLiked);

        done(storage().engagements().like(id, ann, Liking.TOGGLE, NOW, attempt));

        assertThat(refused(storage().engagements().like(id, ann, Liking.TOGGLE, NOW, attempt)))
                .isEqualTo(new AlreadyDone("Bravo 🎬 true"));
        assertThat(tallies(id)).isEqualTo(new Engagement(1, 0, 0, 0, 1, 0));
    }

    @Test
    default void aShareThatIsTriedAgainCountsOnce() {
        var id = stored(storage()).id();
        var request = newId();
        done(share(id, request, NOW));
        done(share(id, newId(), NOW));

        assertThat(refused(share(id, request, NOW))).isEqualTo(new AlreadyDone("Bravo 🎬 1"));
        assertThat(tallies(id).shares()).isEqualTo(2);
    }

    @Test
    default void aCommentThatIsTriedAgainIsPostedOnce() {
        var id = stored(storage()).id();
        var attempt = AttemptsContract.<Engagement>attempt(newId(), Engagement::seq);

        done(storage().comments().add(comment(id), attempt));

        assertThat(refused(storage().comments().add(comment(id), attempt))).isEqualTo(new AlreadyDone("Bravo 🎬 1"));
        assertThat(storage().comments().count(id, null)).isEqualTo(1);
    }

    @Test
    default void theAnswerToAViewThatDidNotCountIsKeptToo() {
        var id = stored(storage()).id();
        var view = new View(id, "user:ann", NOW, Duration.ofMinutes(1));
        var later = new View(id, "user:ann", NOW.plusSeconds(90), Duration.ofMinutes(1));
        var request = newId();
        done(storage().engagements().countView(view));
        done(storage().engagements().countView(view, attempt(request, it -> it.counted())));

        assertThat(refused(storage().engagements().countView(later, attempt(request, it -> it.counted()))))
                .isEqualTo(new AlreadyDone("Bravo 🎬 false"));
        assertThat(tallies(id).views()).isEqualTo(1);
    }

    @Test
    default void contentThatIsTriedAgainIsThereOnce() {
        var first = content(newContentId(), newUser(), NOW);
        var second = content(newContentId(), newUser(), NOW);
        var request = newId();
        done(storage().contents().add(first, attempt(request, it -> it.id().value())));

        assertThat(refused(storage().contents().add(second, attempt(request, it -> it.id()
                        .value()))))
                .isEqualTo(new AlreadyDone("Bravo 🎬 " + first.id().value()));
        assertThat(storage().contents().find(second.id())).isEmpty();
    }

    @Test
    default void whatStoresNothingElseIsRememberedToo() {
        var attempt = AttemptsContract.<String>attempt(newId(), it -> it);

        assertThat(done(storage().attempts().remember(attempt, "first", NOW))).isEqualTo("first");
        assertThat(refused(storage().attempts().remember(attempt, "second", NOW)))
                .isEqualTo(new AlreadyDone("Bravo 🎬 first"));
        assertThat(done(storage().attempts().remember(Attempt.unkeyed(), "third", NOW)))
                .isEqualTo("third");
    }

    @Test
    default void aKeyIsForOneBody() {
        var id = stored(storage()).id();
        var request = newId();
        done(share(id, request, NOW));
        var other = new Attempt.Keyed<Engagement>(request, "another body", Engagement::toString);

        assertThat(refused(storage().engagements().countShare(id, newUser(), NOW, other)))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(tallies(id).shares()).isEqualTo(1);
    }

    @Test
    default void whatWasRefusedMayBeTriedAgain() {
        var content = content(newContentId(), newUser(), NOW);
        var request = newId();
        assertThat(refused(share(content.id(), request, NOW))).isEqualTo(new Refusal.ContentNotFound(content.id()));
        storage().contents().add(content);

        assertThat(done(share(content.id(), request, NOW)).shares()).isEqualTo(1);
    }

    @Test
    default void theFirstAnswerOutlivesTheContent() {
        var id = stored(storage()).id();
        var request = newId();
        done(share(id, request, NOW));
        storage().contents().remove(id);

        assertThat(refused(share(id, request, NOW))).isEqualTo(new AlreadyDone("Bravo 🎬 1"));
        assertThat(refused(share(id, newId(), NOW))).isEqualTo(new Refusal.ContentNotFound(id));
    }

    @Test
    default void answersAreKeptForADay() {
        var id = stored(storage()).id();
        var request = newId();
        done(share(id, request, NOW));
        var tomorrow = NOW.plus(Attempt.KEPT);

        assertThat(refused(share(id, request, tomorrow.minusMillis(1)))).isInstanceOf(AlreadyDone.class);
        assertThat(done(share(id, request, tomorrow)).shares()).isEqualTo(2);
        assertThat(refused(share(id, request, tomorrow))).isEqualTo(new AlreadyDone("Bravo 🎬 2"));
    }

    @Test
    default void answersAreForgottenAFewAtATime() {
        var id = stored(storage()).id();
        var longAgo = NOW.minus(Duration.ofDays(365));
        var requests = List.of(newId(), newId(), newId());
        requests.forEach(it -> done(share(id, it, longAgo)));
        var kept = newId();
        done(share(id, kept, longAgo.plusMillis(1)));
        var oneDayLater = longAgo.plus(Attempt.KEPT);

        assertThat(storage().attempts().forget(oneDayLater, 2)).isEqualTo(2);
        assertThat(storage().attempts().forget(oneDayLater, 2)).isEqualTo(1);
        assertThat(storage().attempts().forget(oneDayLater, 2)).isZero();
        requests.forEach(it -> done(share(id, it, longAgo)));
        assertThat(refused(share(id, kept, longAgo))).isInstanceOf(AlreadyDone.class);
    }

    @Test
    default void ofManyAttemptsAtOnceOneChangesAnything() {
        var id = stored(storage()).id();
        var request = newId();

        var outcomes = Crowd.of(32, _ -> share(id, request, NOW));

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.Refused.class::isInstance)
                .hasSize(31)
                .containsOnly(Outcome.refused(new AlreadyDone("Bravo 🎬 1")));
        assertThat(tallies(id).shares()).isEqualTo(1);
    }

    @Test
    default void attemptsThatChangeNothingDisturbNobody() {
        var id = stored(storage()).id();
        var request = newId();
        done(share(id, request, NOW));

        var outcomes = Crowd.of(64, i -> share(id, i % 2 == 0 ? request : newId(), NOW));

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(32);
        assertThat(outcomes)
                .filteredOn(Outcome.Refused.class::isInstance)
                .containsOnly(Outcome.refused(new AlreadyDone("Bravo 🎬 1")));
        assertThat(tallies(id).shares()).isEqualTo(33);
    }

    @Test
    default void ofManyAttemptsAtNewContentOneAddsIt() {
        var request = newId();
        var drafts = List.of(content(newContentId(), newUser(), NOW), content(newContentId(), newUser(), NOW));

        var outcomes = Crowd.of(16, i -> storage().contents().add(drafts.get(i % 2), attempt(request, it -> it.id()
                .value())));

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.Refused.class::isInstance)
                .hasSize(15)
                .allSatisfy(it -> assertThat(refused(it)).isInstanceOf(AlreadyDone.class));
        assertThat(drafts)
                .filteredOn(it -> storage().contents().find(it.id()).isPresent())
                .hasSize(1);
    }
}
