package dev.applaud.application.broken;

import org.slf4j.Logger;

/// A use case that logs.
record ChattyUseCase(Logger log) {}
