package dev.applaud.bootstrap.settings;

import io.dropwizard.util.Duration;

/// How views are counted.
///
/// @param uniqueWindow within it a viewer of a content counts once; zero counts every view
public record ViewSettings(Duration uniqueWindow) {}
