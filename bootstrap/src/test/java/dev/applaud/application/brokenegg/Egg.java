package dev.applaud.application.brokenegg;

import dev.applaud.application.brokenhen.Hen;

/// The other half.
public record Egg(Hen from) {}
