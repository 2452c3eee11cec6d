package dev.applaud.bootstrap.metrics;

import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/// Metrics whose names differ in the last part only, as one Prometheus metric with that part as its label:
/// `socketio.connections.closed.ping-timeout` is `socketio_connections_closed_total{reason="ping-timeout"}`.
///
/// Dropwizard's bridge to Prometheus would make a metric of each, or with a label mapper fail on the second.
record Family(String prefix, String label, String help) {
    boolean has(String name) {
        return name.startsWith(prefix + ".");
    }

    Collector countersIn(MetricRegistry metrics) {
        return () -> counters(metrics.getMeters((name, metric) -> has(name)));
    }

    Collector timersIn(MetricRegistry metrics) {
        return () -> timers(metrics.getTimers((name, metric) -> has(name)));
    }

    private MetricSnapshot counters(SortedMap<String, Meter> meters) {
        var counter = CounterSnapshot.builder().name(prometheusName()).help(help);
        meters.forEach((name, meter) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels(name))
                .value((double) meter.getCount())
                .build()));
        return counter.build();
    }

    private MetricSnapshot timers(SortedMap<String, Timer> timers) {
        var summary =
                SummarySnapshot.builder().name(prometheusName() + "_seconds").help(help);
        timers.forEach((name, timer) -> summary.dataPoint(SummaryDataPointSnapshot.builder()
                .labels(labels(name))
                .count(timer.getCount())
                .quantiles(quantiles(timer))
                .build()));
        return summary.build();
    }

    private static Quantiles quantiles(Timer timer) {
        var snapshot = timer.getSnapshot();
        return Quantiles.of(
                new Quantile(0.5, seconds(snapshot.getMedian())),
                new Quantile(0.95, seconds(snapshot.get95thPercentile())),
                new Quantile(0.99, seconds(snapshot.get99thPercentile())));
    }

    private static double seconds(double nanos) {
        return nanos / TimeUnit.SECONDS.toNanos(1);
    }

    private Labels labels(String name) {
        return Labels.of(label, name.substring(prefix.length() + 1));
    }

    private String prometheusName() {
        return prefix.replace('.', '_');
    }
}
