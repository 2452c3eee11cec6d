package dev.applaud.redis;

/// Redis is there, but cannot do what the chosen format needs.
public final class UnsupportedRedisException extends RuntimeException {
    UnsupportedRedisException(String message) {
        super(message);
    }
}
