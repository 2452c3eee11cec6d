package dev.applaud.jwt;

/// A claim that no token can do without is missing, or isn't what it must be.
final class BadClaimException extends Exception {
    BadClaimException(String message) {
        super(message);
    }
}
