package dev.applaud.application.identity;

import dev.applaud.domain.people.Caller;
import java.time.Instant;

/// A token that was found good, and until when it is.
public record VerifiedToken(Caller caller, Instant expiresAt) {}
