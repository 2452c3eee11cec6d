package dev.applaud.domain.brokenhen;

import dev.applaud.domain.brokenegg.Egg;

/// Half of a circle of concepts.
public record Hen(Egg from) {}
