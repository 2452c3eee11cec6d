package dev.applaud.bootstrap.broken;

/// Anything that bootstrap owns.
public record Anything() {}
