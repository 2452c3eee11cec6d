package dev.applaud.jwt.broken;

/// A verifier that knows sockets.
public record Prying(dev.applaud.realtime.broken.Prying otherAdapter) {}
