package dev.applaud.application.fake;

import dev.applaud.application.identity.Tokens;
import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import java.time.InstantSource;
import java.util.Map;

/// Tokens known beforehand; all others are invalid.
public record FixedTokens(Map<String, VerifiedToken> known, InstantSource clock) implements Tokens {
    public FixedTokens {
        known = Map.copyOf(known);
    }

    @Override
    public Outcome<VerifiedToken> verify(String token) {
        var found = known.get(token);
        if (found == null) {
            return Outcome.refused(new Refusal.TokenInvalid());
        }
        return found.expiresAt().isAfter(clock.instant())
                ? Outcome.done(found)
                : Outcome.refused(new Refusal.TokenExpired());
    }
}
