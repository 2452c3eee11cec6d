package dev.applaud.socketio.admin;

import dev.applaud.socketio.DisconnectReason;
import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.Socket;
import dev.applaud.socketio.SocketListener;
import dev.applaud.socketio.cluster.RoomListener;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells admins all that happens in one namespace on this server. Events in their own are left out, as each would be
/// followed by another.
final class Reports implements SocketListener, RoomListener {
    /// As JSON has dates in JavaScript, always with milliseconds.
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Namespace namespace;
    private final boolean ownEvents;
    private final Feed feed;
    private final SocketShapes shapes;
    private final InstantSource clock;

    Reports(Namespace namespace, Namespace admin, Feed feed, SocketShapes shapes, InstantSource clock) {
        this.namespace = namespace;
        this.ownEvents = namespace.equals(admin);
        this.feed = feed;
        this.shapes = shapes;
        this.clock = clock;
    }

    void install() {
        namespace.listen(this);
        namespace.rooms().listen(this);
    }

    private String now() {
        return TIMESTAMP.format(clock.instant());
    }

    // --- sockets -----------------------------------------------------------------------------------------------

    @Override
    public void connected(Socket socket) {
        SocketShapes.putFacts(socket);
        feed.tell("socket_connected", shapes.of(socket), now());
        if (!ownEvents) {
            socket.onAny((event, args, _) -> tellEvent("event_received", socket, event, args));
            socket.onAnyOutgoing((event, args) -> tellEvent("event_sent", socket, event, args));
        }
    }

    private void tellEvent(String what, Socket socket, String event, List<@Nullable Object> args) {
        var all = new ArrayList<@Nullable Object>();
        all.add(event);
        all.addAll(args);
        feed.tell(what, namespace.name(), socket.id(), all, now());
    }

    @Override
    public void upgraded(Socket socket) {
        SocketShapes.putFacts(socket);
        feed.tell(
                "socket_updated", Map.of("id", socket.id(), "nsp", namespace.name(), "transport", socket.transport()));
    }

    @Override
    public void dataChanged(Socket socket, String key) {
        if (socket.connected() && !key.equals(SocketShapes.FACTS)) {
            feed.tell(
                    "socket_updated",
                    Map.of("id", socket.id(), "nsp", namespace.name(), "data", shapes.shown(socket.data())));
        }
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        feed.tell("socket_disconnected", namespace.name(), socket.id(), reason.text(), now());
    }

    // --- rooms -------------------------------------------------------------------------------------------------

    @Override
    public void roomJoined(String room, String socketId) {
        feed.tell("room_joined", namespace.name(), room, socketId, now());
    }

    @Override
    public void roomLeft(String room, String socketId) {
        feed.tell("room_left", namespace.name(), room, socketId, now());
    }
}
