package dev.applaud.rest.identity;

import dev.applaud.domain.people.Caller;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The caller in the form that dropwizard-auth knows.
public record SignedIn(Caller caller) implements Principal {
    @Override
    public String getName() {
        return caller.id().value();
    }

    /// Null for somebody unknown.
    public static @Nullable Caller callerOf(Optional<SignedIn> signedIn) {
        return signedIn.map(SignedIn::caller).orElse(null);
    }
}
