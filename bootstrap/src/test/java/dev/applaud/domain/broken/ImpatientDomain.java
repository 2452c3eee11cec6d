package dev.applaud.domain.broken;

import java.time.Instant;

/// A domain class that looks at the clock by itself.
record ImpatientDomain(Instant at) {
    ImpatientDomain() {
        this(Instant.now());
    }
}
