package dev.applaud.application.identity;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profiles;
import org.jspecify.annotations.Nullable;

/// Verifies a token, and remembers the profile that it tells, so that comments and feeds can show it.
public final class Authenticate {
    private final Tokens tokens;
    private final Profiles profiles;

    public Authenticate(Tokens tokens, Profiles profiles) {
        this.tokens = tokens;
        this.profiles = profiles;
    }

    /// @param token null or blank when none was given
    public Outcome<VerifiedToken> authenticate(@Nullable String token) {
        if (token == null || token.isBlank()) {
            return Outcome.refused(new Refusal.Unauthenticated());
        }
        return tokens.verify(token).map(this::remembered);
    }

    private VerifiedToken remembered(VerifiedToken token) {
        var caller = token.caller();
        return new VerifiedToken(new Caller(profiles.remember(caller.profile()), caller.roles()), token.expiresAt());
    }
}
