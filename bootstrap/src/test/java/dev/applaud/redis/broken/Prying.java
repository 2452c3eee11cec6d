package dev.applaud.redis.broken;

/// A cluster that knows sockets' events.
public record Prying(dev.applaud.realtime.broken.Prying otherAdapter) {}
