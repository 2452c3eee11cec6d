package dev.applaud.rest.http;

import dev.applaud.domain.Refusal;

/// Carries a refusal out of the places where Jersey takes no answer but an exception.
public final class RefusedException extends RuntimeException {
    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
