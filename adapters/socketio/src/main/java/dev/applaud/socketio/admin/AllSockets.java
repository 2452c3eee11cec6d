package dev.applaud.socketio.admin;

import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.RemoteSocket;
import dev.applaud.socketio.Socket;
import dev.applaud.socketio.SocketIoServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an admin is told first: the sockets of all namespaces on all servers; if not all servers answer, those of this
/// one.
final class AllSockets {
    private static final Logger log = LoggerFactory.getLogger(AllSockets.class);

    private final SocketIoServer server;
    private final SocketShapes shapes;

    AllSockets(SocketIoServer server, SocketShapes shapes) {
        this.server = server;
        this.shapes = shapes;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what may fail has been seen to
    void tell(Socket admin) {
        var perNamespace = server.namespaces().stream().map(this::in).toList();
        CompletableFuture.allOf(perNamespace.toArray(CompletableFuture[]::new)).thenRun(() -> {
            var all =
                    perNamespace.stream().flatMap(some -> some.join().stream()).toList();
            admin.emit("all_sockets", all);
        });
    }

    private CompletableFuture<List<Map<String, @Nullable Object>>> in(Namespace namespace) {
        return namespace
                .fetchSockets()
                .exceptionallyCompose(e -> {
                    log.debug("Not all servers tell of their sockets in {}: {}", namespace.name(), e.getMessage());
                    return namespace.local().fetchSockets();
                })
                .thenApply(sockets -> shapes(sockets, namespace.name()));
    }

    private List<Map<String, @Nullable Object>> shapes(List<RemoteSocket> sockets, String namespace) {
        return sockets.stream().map(socket -> shapes.of(socket, namespace)).toList();
    }
}
