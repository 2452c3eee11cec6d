package dev.applaud.bootstrap.metrics;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.AdminEnvironment;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.instrumentation.dropwizard5.labels.CustomLabelMapper;
import io.prometheus.metrics.instrumentation.dropwizard5.labels.MapperConfig;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;

/// All metrics in Prometheus' format, at `/prometheus` on the admin port.
public final class PrometheusText {
    /// What ends in a name out of a set is one metric with a label there.
    private static final List<MapperConfig> LABELS = List.of(
            labelled("socketio.connections.opened", "transport"),
            labelled("socketio.connections.closed", "reason"),
            labelled("socketio.requests.refused", "code"),
            labelled("socketio.sockets.left", "reason"),
            labelled("socketio.events.received", "event"),
            labelled("socketio.events.handled", "event"),
            labelled("socketio.events.delivered", "event"),
            labelled("applaud.faults", "code"));

    private PrometheusText() {}

    public static void register(AdminEnvironment admin, MetricRegistry metrics) {
        var registry = new PrometheusRegistry();
        JvmMetrics.builder().register(registry);
        DropwizardExports.builder()
                .dropwizardRegistry(metrics)
                // The JVM's are there already, under Prometheus' own names.
                .metricFilter((name, metric) -> !name.startsWith("jvm."))
                .customLabelMapper(new CustomLabelMapper(LABELS))
                .register(registry);
        admin.addServlet("prometheus", new PrometheusMetricsServlet(registry)).addMapping("/prometheus");
    }

    private static MapperConfig labelled(String name, String label) {
        return new MapperConfig(name + ".*", name, Map.of(label, "${0}"));
    }
}
