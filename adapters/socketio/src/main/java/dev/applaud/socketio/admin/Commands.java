package dev.applaud.socketio.admin;

import dev.applaud.socketio.BroadcastOperator;
import dev.applaud.socketio.Socket;
import dev.applaud.socketio.SocketIoServer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What admins can do to sockets of any server. A command that is not understood, or names a namespace that there is
/// not, does nothing.
final class Commands {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private final SocketIoServer server;

    Commands(SocketIoServer server) {
        this.server = server;
    }

    void install(Socket admin) {
        admin.on("emit", (args, _) -> chosen(args, 1).ifPresent(sockets -> emit(sockets, args)));
        admin.on("join", (args, _) -> inRoom(args, (sockets, room) -> sockets.socketsJoin(room)));
        admin.on("leave", (args, _) -> inRoom(args, (sockets, room) -> sockets.socketsLeave(room)));
        admin.on("_disconnect", (args, _) -> chosen(args, 2)
                .ifPresent(sockets -> sockets.disconnectSockets(Boolean.TRUE.equals(at(args, 1)))));
    }

    /// Namespace, room or null, event, arguments.
    private static void emit(BroadcastOperator sockets, List<@Nullable Object> args) {
        if (at(args, 2) instanceof String event) {
            try {
                sockets.emit(event, args.subList(3, args.size()).toArray());
            } catch (IllegalArgumentException e) {
                log.debug("An admin's event was not sent: {}", e.getMessage());
            }
        }
    }

    private interface Change {
        void make(BroadcastOperator sockets, String room);
    }

    /// Namespace, room, filter.
    private void inRoom(List<@Nullable Object> args, Change change) {
        if (at(args, 1) instanceof String room) {
            chosen(args, 2).ifPresent(sockets -> change.make(sockets, room));
        }
    }

    /// The sockets of the namespace that comes first, in the room or with the id that may come at `filter`; empty if
    /// there is no such namespace.
    private Optional<BroadcastOperator> chosen(List<@Nullable Object> args, int filter) {
        return server.namespaces().stream()
                .filter(namespace -> namespace.name().equals(at(args, 0)))
                .findFirst()
                .flatMap(namespace -> switch (at(args, filter)) {
                    case null -> Optional.of(namespace.everybody());
                    case String room -> Optional.of(room.isEmpty() ? namespace.everybody() : namespace.to(room));
                    default -> Optional.empty();
                });
    }

    private static @Nullable Object at(List<@Nullable Object> args, int index) {
        return index < args.size() ? args.get(index) : null;
    }
}
