package dev.applaud.domain.brokenegg;

import dev.applaud.domain.brokenhen.Hen;

/// The other half.
public record Egg(Hen from) {}
