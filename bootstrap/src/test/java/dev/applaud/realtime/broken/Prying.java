package dev.applaud.realtime.broken;

/// An event handler that knows resources.
public record Prying(dev.applaud.rest.broken.PryingHelper otherAdapter) {}
