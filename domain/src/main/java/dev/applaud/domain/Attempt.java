package dev.applaud.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/// One attempt at a request. Clients that hear no answer try again: if they name the request by an idempotency key,
/// only one attempt changes anything, and further ones get its answer ({@link Refusal.AlreadyDone}).
///
/// @param <T> what the request comes to when it is done
public sealed interface Attempt<T> {
    /// How long an answer is kept for further attempts.
    Duration KEPT = Duration.ofHours(24);

    /// @param request names the request among those of all callers, in at most 64 characters
    /// @param body stands for what is asked for, in at most 64 characters: under one name it must stay the same
    /// @param answer puts what came of the request into the words that are kept; called before the commit
    record Keyed<T>(String request, String body, Function<? super T, String> answer) implements Attempt<T> {}

    /// Changes something each time.
    record Unkeyed<T>() implements Attempt<T> {}

    /// What was answered to the first attempt.
    record Kept(String body, String answer, Instant at) {
        public boolean isOver(Instant now) {
            return !at.plus(KEPT).isAfter(now);
        }

        /// What later attempts are told.
        public Refusal tell(Keyed<?> attempt) {
            return attempt.body().equals(body)
                    ? new Refusal.AlreadyDone(answer)
                    : new Refusal.Conflict("The idempotency key was used for another request");
        }
    }

    static <T> Attempt<T> unkeyed() {
        return new Unkeyed<>();
    }

    /// The same attempt for whoever does the step before: what comes of it is not yet what will be answered.
    default <S> Attempt<S> before(Function<? super S, ? extends T> step) {
        return switch (this) {
            case Keyed<T>(var request, var body, var answer) ->
                new Keyed<>(request, body, it -> answer.apply(step.apply(it)));
            case Unkeyed<T>() -> unkeyed();
        };
    }
}
