package dev.applaud.application.brokenhen;

import dev.applaud.application.brokenegg.Egg;

/// Half of a circle of use cases.
public record Hen(Egg from) {}
