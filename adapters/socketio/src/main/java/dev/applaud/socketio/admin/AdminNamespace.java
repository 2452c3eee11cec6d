package dev.applaud.socketio.admin;

import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.SocketIoServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The namespace that the unmodified [Admin UI](https://socket.io/docs/v4/admin-ui/) 0.5 connects to. With an adapter
/// for several servers, each admin sees and reaches all of them.
///
/// Socket.IO servers in Node.js that share the cluster, and have its `instrument()`, are seen too, and see this one.
public final class AdminNamespace {
    private static final List<String> COMMANDS =
            List.of("EMIT", "JOIN", "LEAVE", "DISCONNECT", "MJOIN", "MLEAVE", "MDISCONNECT");

    private AdminNamespace() {}

    /// Opens the namespace, once for a server, before clients come and before the application adds listeners of its
    /// own: what happened before is not counted or told.
    public static void install(SocketIoServer server, AdminOptions options) {
        install(server, options, InstantSource.system());
    }

    static void install(SocketIoServer server, AdminOptions options, InstantSource clock) {
        var admin = server.of(options.namespace());
        if (options.auth() instanceof AdminAuth.Basic basic) {
            admin.use(new Login(basic, clock, server.options().metrics()));
        }
        var shapes = new SocketShapes(server.options().mapper());
        var allSockets = new AllSockets(server, shapes);
        boolean all = options.mode() == AdminMode.DEVELOPMENT;
        if (all) {
            tellAll(server, admin, shapes, clock);
        }
        var config = Map.of("supportedFeatures", features(options));
        var commands = new Commands(server);
        admin.onConnection(socket -> {
            if (!options.readOnly()) {
                commands.install(socket);
            }
            socket.emit("config", config);
            if (all) {
                allSockets.tell(socket);
            }
        });
        ServerStats.install(server, admin, options.serverId(), clock);
    }

    private static List<String> features(AdminOptions options) {
        var features = new ArrayList<>(options.readOnly() ? List.of() : COMMANDS);
        features.add("AGGREGATED_EVENTS");
        if (options.mode() == AdminMode.DEVELOPMENT) {
            features.add("ALL_EVENTS");
        }
        return features;
    }

    private static void tellAll(SocketIoServer server, Namespace admin, SocketShapes shapes, InstantSource clock) {
        var feed = new Feed(admin, server.options().metrics());
        server.onNewNamespace(added -> new Reports(added, admin, feed, shapes, clock).install());
        server.namespaces().forEach(present -> new Reports(present, admin, feed, shapes, clock).install());
    }
}
