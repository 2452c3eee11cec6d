package dev.applaud.realtime.event;

import dev.applaud.application.Clock;
import dev.applaud.application.Input;
import dev.applaud.application.identity.Authenticate;
import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.realtime.wire.Confirmations;
import java.util.function.Function;

/// Staying connected beyond the life of a token.
public final class AuthEvents {
    private final Authenticate authenticate;
    private final Clock clock;

    public AuthEvents(Authenticate authenticate, Clock clock) {
        this.authenticate = authenticate;
        this.clock = clock;
    }

    public Outcome<Answer> refresh(Connection from, Input input) {
        var token = input.text("token", Function.identity());
        return input.check(() -> authenticate.authenticate(token.get()).then(it -> refresh(from, it)));
    }

    private Outcome<Answer> refresh(Connection from, VerifiedToken token) {
        if (!token.caller().id().equals(from.caller().id())) {
            return Outcome.refused(new Refusal.Forbidden("The token belongs to another user"));
        }
        from.renew(token);
        return Outcome.done(Answer.confirmed(Confirmations.authRefreshed(token.expiresAt(), clock.now())));
    }
}
