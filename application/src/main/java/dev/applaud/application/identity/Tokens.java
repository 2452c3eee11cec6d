package dev.applaud.application.identity;

import dev.applaud.domain.Outcome;

/// Tells whose a token is.
public interface Tokens {
    /// Refused as expired if that is all that is wrong with it, else as invalid.
    Outcome<VerifiedToken> verify(String token);
}
