package dev.applaud.domain.viewing;

/// What a player reports of itself.
public record PlayerState(Quality quality, boolean buffering) {}
