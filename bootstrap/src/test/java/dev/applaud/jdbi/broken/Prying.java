package dev.applaud.jdbi.broken;

import jakarta.ws.rs.Path;

/// A repository that knows tokens and resources.
public record Prying(dev.applaud.jwt.broken.Prying otherAdapter, Path path) {}
