package dev.applaud.bootstrap.sides;

import com.codahale.metrics.MetricRegistry;
import dev.applaud.application.Faults;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.domain.Refusal;
import dev.applaud.jdbi.JdbiOutages;
import dev.applaud.jdbi.RefusedWrites;
import dev.applaud.jwt.KeysUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where faults end: counted, and logged under the id that the client was told. A bug comes with its stack trace, an
/// outage without, and once a second only: it is the same for every request while it lasts.
public final class FaultLog implements BiConsumer<Refusal, Throwable> {
    private static final long SILENCE_NANOS = Duration.ofSeconds(1).toNanos();

    private final MetricRegistry metrics;
    private final Logger log;
    private final LongSupplier nanos;
    private final AtomicLong silentUntil;
    private final AtomicLong untold = new AtomicLong();

    FaultLog(MetricRegistry metrics, Logger log, LongSupplier nanos) {
        this.metrics = metrics;
        this.log = log;
        this.nanos = nanos;
        this.silentUntil = new AtomicLong(nanos.getAsLong());
    }

    /// @param refusedWrites is told all faults too
    public static Faults faults(Supplier<String> ids, MetricRegistry metrics, RefusedWrites refusedWrites) {
        var outages = new JdbiOutages().or(KeysUnavailableException.class::isInstance);
        var log = new FaultLog(metrics, LoggerFactory.getLogger(FaultLog.class), System::nanoTime);
        return new Faults(outages, ids, log.andThen((_, fault) -> refusedWrites.accept(fault)));
    }

    @Override
    public void accept(Refusal told, Throwable fault) {
        metrics.meter("applaud.faults." + told.code()).mark();
        if (told instanceof Refusal.Internal(var id)) {
            log.error("Fault {}", id, fault);
        } else {
            logOutage(told, fault);
        }
    }

    private void logOutage(Refusal told, Throwable fault) {
        long now = nanos.getAsLong();
        long until = silentUntil.get();
        if (now - until >= 0 && silentUntil.compareAndSet(until, now + SILENCE_NANOS)) {
            log.warn("{}: {}; {} more before", told.code(), Unusable.reason(fault), untold.getAndSet(0));
        } else {
            untold.incrementAndGet();
        }
    }
}
