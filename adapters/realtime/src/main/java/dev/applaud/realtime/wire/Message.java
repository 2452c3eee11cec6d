package dev.applaud.realtime.wire;

import org.jspecify.annotations.Nullable;

/// A server event and its one argument, which can be written as JSON.
public record Message(String event, @Nullable Object body) {}
