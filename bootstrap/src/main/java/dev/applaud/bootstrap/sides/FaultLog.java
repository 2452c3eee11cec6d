package dev.applaud.bootstrap.sides;

import com.codahale.metrics.MetricRegistry;
import dev.applaud.application.Faults;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.domain.Refusal;
import dev.applaud.jdbi.JdbiOutages;
import dev.applaud.jwt.KeysUnavailableException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where faults end: counted, and logged under the id that the client was told. A bug comes with its stack trace, an
/// outage without: it is the same for every request while it lasts.
public final class FaultLog implements BiConsumer<Refusal, Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

    private final MetricRegistry metrics;

    private FaultLog(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    public static Faults faults(Supplier<String> ids, MetricRegistry metrics) {
        var outages = new JdbiOutages().or(KeysUnavailableException.class::isInstance);
        return new Faults(outages, ids, new FaultLog(metrics));
    }

    @Override
    public void accept(Refusal told, Throwable fault) {
        metrics.meter("applaud.faults." + told.code()).mark();
        if (told instanceof Refusal.Internal(var id)) {
            LOG.error("Fault {}", id, fault);
        } else {
            LOG.warn("{}: {}", told.code(), Unusable.reason(fault));
        }
    }
}
