package dev.applaud.socketio;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses receivers and sends to them. Immutable: each call gives a new operator, so one may be kept and shared.
///
/// Receivers are the union of the rooms (no room: everybody in the namespace), each socket once, less those in an
/// excepted room. A socket that joined before `emit` was called gets the event; one joining meanwhile may or may not.
public final class BroadcastOperator {
    private final Namespace namespace;
    private final Set<String> rooms;
    private final Set<String> except;
    private final boolean onlyIfWritable;

    BroadcastOperator(Namespace namespace, Set<String> rooms, Set<String> except, boolean onlyIfWritable) {
        this.namespace = namespace;
        this.rooms = rooms;
        this.except = except;
        this.onlyIfWritable = onlyIfWritable;
    }

    /// Adds rooms.
    public BroadcastOperator to(String... more) {
        return new BroadcastOperator(namespace, union(rooms, more), except, onlyIfWritable);
    }

    /// The same as [#to].
    public BroadcastOperator in(String... more) {
        return to(more);
    }

    /// Leaves out who is in one of these rooms; a socket's id is a room.
    public BroadcastOperator except(String... more) {
        return new BroadcastOperator(namespace, rooms, union(except, more), onlyIfWritable);
    }

    /// Drops the event for receivers that cannot take it at once.
    public BroadcastOperator volatile_() {
        return new BroadcastOperator(namespace, rooms, except, true);
    }

    private static Set<String> union(Set<String> some, String[] more) {
        var all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /// Encodes the event once and queues it for every receiver; never waits for one.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written as JSON
    public void emit(String event, @Nullable Object... args) {
        var unit = namespace.encodeEvent(null, event, Arrays.asList(args));
        var excepted = excepted();
        int delivered = 0;
        int dropped = 0;
        for (var socket : namespace.rooms().in(rooms)) {
            if (!excepted.contains(socket)) {
                if (socket.deliver(unit, onlyIfWritable)) {
                    delivered++;
                } else {
                    dropped++;
                }
            }
        }
        namespace.metrics().delivered(event, delivered);
        if (onlyIfWritable && dropped > 0) {
            namespace.metrics().volatileDropped(dropped);
        }
    }

    private Set<Socket> excepted() {
        return except.isEmpty() ? Set.of() : namespace.rooms().inAnyOf(except);
    }

    /// The chosen sockets of this server, as a snapshot.
    public Collection<Socket> sockets() {
        var excepted = excepted();
        return Arrays.stream(namespace.rooms().in(rooms))
                .filter(socket -> !excepted.contains(socket))
                .toList();
    }

    /// Makes the chosen sockets join rooms.
    public void socketsJoin(String... joined) {
        sockets().forEach(socket -> socket.join(joined));
    }

    /// Makes the chosen sockets leave rooms.
    public void socketsLeave(String... left) {
        sockets().forEach(socket -> socket.leave(left));
    }

    /// Disconnects the chosen sockets, see [Socket#disconnect].
    public void disconnectSockets(boolean close) {
        sockets().forEach(socket -> socket.disconnect(close));
    }
}
