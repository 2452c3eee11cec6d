package dev.applaud.socketio;

import dev.applaud.socketio.cluster.RoomListener;
import dev.applaud.socketio.websocket.SendRings;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rooms of a namespace on this server. A room exists while it has a member; each socket is also in a room named
/// by its own id. Safe for any thread; every answer is a snapshot.
public final class Rooms {
    /// The sockets' own rooms are not in here but follow from `sockets`: one entry a socket is enough.
    private final ConcurrentMap<String, Room> rooms = new ConcurrentHashMap<>();

    private final ConcurrentMap<String, Socket> sockets = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Batch> spareBatches = new ConcurrentLinkedQueue<>();
    private final Executor walkers = walkers();
    private final List<RoomListener> listeners = new CopyOnWriteArrayList<>();
    private final SocketIoMetrics metrics;
    private final SendRings rings;
    private final Room everybody;

    Rooms(SocketIoMetrics metrics, SendRings rings) {
        this.metrics = metrics;
        this.rings = rings;
        this.everybody = newRoom();
    }

    private Room newRoom() {
        return new Room(metrics, spareBatches, walkers, rings);
    }

    /// Threads of the operating system, which sees to it that virtual ones, which do everything else, get their share.
    /// They end when there is nothing to do.
    private static Executor walkers() {
        int processors = Runtime.getRuntime().availableProcessors();
        var threads = Thread.ofPlatform().daemon().name("socketio-rooms-", 0).factory();
        var walkers = new ThreadPoolExecutor(
                processors, processors, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        walkers.allowCoreThreadTimeOut(true);
        return walkers;
    }

    /// How many sockets are in the room; 0 if there is none of this name.
    public int size(String room) {
        var members = rooms.get(room);
        return (members == null ? 0 : members.size()) + (sockets.containsKey(room) ? 1 : 0);
    }

    /// How many rooms there are, the sockets' own ones not counted.
    public int count() {
        return rooms.size();
    }

    /// Every room's name, the sockets' own ones included. Takes time and memory in proportion to their number.
    public Set<String> names() {
        var names = new HashSet<>(rooms.keySet());
        names.addAll(sockets.keySet());
        return names;
    }

    /// The names that start so, unordered, the sockets' own ones left out. Walks all rooms.
    public List<String> names(String prefix) {
        return rooms.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /// Tells of rooms from now on.
    public void listen(RoomListener listener) {
        listeners.add(listener);
    }

    // --- for Memberships ---------------------------------------------------------------------------------------

    /// The namespace itself, and with it the socket's own room.
    Membership enter(Socket socket, long since) {
        rooms.compute(socket.id(), (id, others) -> {
            sockets.put(id, socket);
            tellJoined(id, socket, others == null);
            return others;
        });
        return everybody.add(socket, since);
    }

    void exit(Socket socket, Membership membership) {
        everybody.remove(membership);
        rooms.compute(socket.id(), (id, others) -> {
            if (sockets.remove(id, socket)) {
                tellLeft(id, socket, others == null);
            }
            return others;
        });
    }

    /// A room is made by its first member and goes with its last one, within the map's own locks.
    Membership join(String name, Socket socket, long since) {
        var membership = new Membership[1];
        rooms.compute(name, (_, existing) -> {
            var room = existing == null ? newRoom() : existing;
            membership[0] = room.add(socket, since);
            tellJoined(name, socket, existing == null && !sockets.containsKey(name));
            return room;
        });
        return membership[0];
    }

    void leave(String name, Socket socket, Membership membership) {
        rooms.computeIfPresent(name, (_, room) -> {
            room.remove(membership);
            boolean empty = room.size() == 0;
            tellLeft(name, socket, empty && !sockets.containsKey(name));
            return empty ? null : room;
        });
    }

    private void tellJoined(String room, Socket socket, boolean first) {
        tell(listener -> {
            if (first) {
                listener.roomCreated(room);
            }
            listener.roomJoined(room, socket.id());
        });
    }

    private void tellLeft(String room, Socket socket, boolean last) {
        tell(listener -> {
            listener.roomLeft(room, socket.id());
            if (last) {
                listener.roomDeleted(room);
            }
        });
    }

    private void tell(Consumer<RoomListener> change) {
        for (var listener : listeners) {
            Mailbox.run(() -> change.accept(listener));
        }
    }

    // --- for broadcasts ----------------------------------------------------------------------------------------

    Optional<Socket> socket(String id) {
        return Optional.ofNullable(sockets.get(id));
    }

    Collection<Socket> sockets() {
        return Collections.unmodifiableCollection(sockets.values());
    }

    /// The room to which a broadcast to these goes as a whole; null if its receivers are to be told one by one: there
    /// are several rooms, or the one is a socket's own.
    @Nullable
    Room only(Set<String> names) {
        if (names.isEmpty()) {
            return everybody;
        }
        var name = names.iterator().next();
        return names.size() > 1 || sockets.containsKey(name) ? null : rooms.get(name);
    }

    /// Those in any of the rooms, or everybody if there are none; each once.
    Collection<Socket> in(Set<String> names) {
        if (names.isEmpty()) {
            return Arrays.stream(everybody.members())
                    .map(member -> member.socket)
                    .toList();
        }
        return inAnyOf(names);
    }

    Set<Socket> inAnyOf(Set<String> names) {
        var union = new HashSet<Socket>();
        for (var name : names) {
            var owner = sockets.get(name);
            if (owner != null) {
                union.add(owner);
            }
            var room = rooms.get(name);
            if (room != null) {
                for (var member : room.members()) {
                    union.add(member.socket);
                }
            }
        }
        return union;
    }
}
