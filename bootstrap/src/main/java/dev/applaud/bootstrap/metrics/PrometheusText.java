package dev.applaud.bootstrap.metrics;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.AdminEnvironment;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.stream.Stream;

/// All metrics in Prometheus' format, at `/prometheus` on the admin port.
public final class PrometheusText {
    private static final List<Family> COUNTERS = List.of(
            new Family("socketio.connections.opened", "transport", "Connections opened"),
            new Family("socketio.connections.closed", "reason", "Connections closed"),
            new Family("socketio.requests.refused", "code", "Handshakes and requests refused, by Engine.IO's codes"),
            new Family("socketio.limits", "setting", "Times that a limit was reached"),
            new Family("socketio.sockets.left", "reason", "Sockets that left"),
            new Family("socketio.events.received", "event", "Events received from clients"),
            new Family("socketio.events.delivered", "event", "Events delivered, once for each receiver"),
            new Family(
                    "socketio.behind", "class", "Events dropped or replaced since their receiver was behind, by class"),
            new Family("redis.sent", "type", "Messages that Redis took"),
            new Family("redis.received", "type", "Messages of other servers and emitters"),
            new Family("redis.dropped", "type", "Messages that were not sent"),
            new Family("applaud.faults", "code", "Requests that failed for reasons of ours"));
    private static final Family HANDLING =
            new Family("socketio.events.handled", "event", "Time that handling an event took");

    private PrometheusText() {}

    public static void register(AdminEnvironment admin, MetricRegistry metrics) {
        var registry = new PrometheusRegistry();
        JvmMetrics.builder().register(registry);
        DropwizardExports.builder()
                .dropwizardRegistry(metrics)
                .metricFilter((name, metric) -> !isToldOtherwise(name))
                .register(registry);
        COUNTERS.forEach(it -> registry.register(it.countersIn(metrics)));
        registry.register(HANDLING.timersIn(metrics));
        admin.addServlet("prometheus", new PrometheusMetricsServlet(registry)).addMapping("/prometheus");
    }

    /// The JVM's metrics are there under Prometheus' own names.
    private static boolean isToldOtherwise(String name) {
        return name.startsWith("jvm.")
                || Stream.concat(COUNTERS.stream(), Stream.of(HANDLING)).anyMatch(it -> it.has(name));
    }
}
