package dev.applaud.domain.broken;

import org.slf4j.Logger;

/// A domain class that logs.
record ChattyDomain(Logger log) {}
