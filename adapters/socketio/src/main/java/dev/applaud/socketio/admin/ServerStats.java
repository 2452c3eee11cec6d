package dev.applaud.socketio.admin;

import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.SocketIoServer;
import dev.applaud.socketio.engine.Timeout;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells admins every two seconds how the server is; the Admin UI takes one of which it hears nothing for 10 s for
/// unhealthy. What happened is told second by second.
final class ServerStats {
    private static final long SECOND = 1_000;
    private static final int SECONDS = 2;

    private final SocketIoServer server;
    private final Namespace admin;
    private final String serverId;
    private final InstantSource clock;
    private final String hostname = AdminOptions.hostname();
    private final EventCounts counts = new EventCounts();
    private final Timeout second = new Timeout(this::secondPassed);

    /// These are touched by the timers' thread only.
    private List<Map<String, Object>> aggregated = new ArrayList<>();

    private long begun;
    private int seconds;

    private ServerStats(SocketIoServer server, Namespace admin, String serverId, InstantSource clock) {
        this.server = server;
        this.admin = admin;
        this.serverId = serverId;
        this.clock = clock;
        this.begun = clock.millis();
    }

    static void install(SocketIoServer server, Namespace admin, String serverId, InstantSource clock) {
        var stats = new ServerStats(server, admin, serverId, clock);
        server.addMetrics(stats.counts);
        stats.schedule();
    }

    private void schedule() {
        server.engine().timers().schedule(second, SECOND);
    }

    private void secondPassed() {
        schedule();
        aggregated.addAll(counts.take(begun - begun % SECOND));
        begun = clock.millis();
        seconds++;
        if (seconds == SECONDS) {
            seconds = 0;
            admin.emit("server_stats", stats());
            aggregated = new ArrayList<>();
        }
    }

    private Map<String, Object> stats() {
        var stats = new LinkedHashMap<String, Object>();
        stats.put("serverId", serverId);
        stats.put("hostname", hostname);
        stats.put("pid", ProcessHandle.current().pid());
        stats.put("uptime", ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
        stats.put("clientsCount", server.connections());
        stats.put("pollingClientsCount", counts.polling());
        stats.put("aggregatedEvents", aggregated);
        stats.put(
                "namespaces",
                server.namespaces().stream().map(ServerStats::shape).toList());
        return stats;
    }

    private static Map<String, Object> shape(Namespace namespace) {
        return Map.of(
                "name", namespace.name(), "socketsCount", namespace.sockets().size());
    }
}
