package dev.applaud.jwt;

/// The issuer's keys can't be read at the moment, so nothing can be said about a token that needs them.
/// An outage, not a refusal.
public final class KeysUnavailableException extends RuntimeException {
    KeysUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
