package dev.applaud.domain.broken;

import java.nio.file.Path;

/// A domain class that knows files.
record ReadingDomain(Path file) {}
