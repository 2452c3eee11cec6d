package dev.applaud.bootstrap.metrics;

import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import dev.applaud.application.audience.RoomMeter;

/// Counts what those who watch had to be told without its having come by itself, and what was merged; README lists
/// the names.
public final class RoomMeters implements RoomMeter {
    private final Meter reads;
    private final Meter entries;
    private final Meter counts;
    private final Meter merged;

    public RoomMeters(MetricRegistry registry) {
        this.reads = registry.meter("applaud.log.reads");
        this.entries = registry.meter("applaud.log.repaired");
        this.counts = registry.meter("applaud.counts.repaired");
        this.merged = registry.meter("applaud.counts.merged");
    }

    @Override
    public void logRead() {
        reads.mark();
    }

    @Override
    public void entriesRepaired(int repaired) {
        entries.mark(repaired);
    }

    @Override
    public void countsRepaired(int repaired) {
        counts.mark(repaired);
    }

    @Override
    public void merged(long changes) {
        merged.mark(changes);
    }
}
