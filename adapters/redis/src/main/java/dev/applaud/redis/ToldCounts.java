package dev.applaud.redis;

import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.cluster.RoomCounts;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Servers tell each other how many are in their rooms: each second what has changed, in numbered messages. Whoever
/// missed one, or came later, asks for all of it. What a server told holds for a lease; of one that has died, nothing
/// is counted after that.
final class ToldCounts implements RoomCounts, Subscriber.Listener {
    static final Duration LEASE = Duration.ofSeconds(5);
    static final int MOST_ROOMS_IN_A_MESSAGE = 1_000;

    /// More are not believed, be it of servers or of one server's rooms.
    private static final int MOST_SERVERS = 1_000;

    private static final int MOST_ROOMS = 1_000_000;

    private static final Logger log = LoggerFactory.getLogger(ToldCounts.class);

    private final Namespace namespace;
    private final Subscription channel;
    private final String uid;
    private final RedisMetrics metrics;
    private final Map<String, Server> others = new ConcurrentHashMap<>();
    private final AtomicBoolean toTellAll = new AtomicBoolean(true);

    /// For the thread that tells, as what follows.
    private Map<String, Integer> told = Map.of();

    private int number;

    ToldCounts(Namespace namespace, String uid, ClusterOptions options) {
        this.namespace = namespace;
        this.channel = Subscription.channel(options.prefix() + "-counts#" + namespace.name() + "#");
        this.uid = uid;
        this.metrics = options.metrics();
    }

    Subscription channel() {
        return channel;
    }

    // --- for any thread ----------------------------------------------------------------------------------------

    @Override
    public int servers() {
        return others.size();
    }

    @Override
    public long sockets() {
        return others.values().stream().mapToLong(it -> it.sockets).sum();
    }

    @Override
    public long inRoom(String room) {
        return others.values().stream()
                .mapToLong(it -> it.rooms.getOrDefault(room, 0))
                .sum();
    }

    // --- telling -----------------------------------------------------------------------------------------------

    /// What is to be sent now: to be called each second, by one thread. Also forgets those who have told nothing for
    /// too long.
    List<Publication> next() {
        others.values().removeIf(it -> System.nanoTime() - it.heardAt > LEASE.toNanos());
        var messages = new ArrayList<Publication>();
        others.forEach((server, known) -> {
            if (!known.whole) {
                messages.add(question(server));
            }
        });
        boolean all = toTellAll.getAndSet(false);
        var now = rooms();
        var news = List.copyOf((all ? now : changesTo(now)).entrySet());
        told = now;
        for (int i = 0; i == 0 || i < news.size(); i += MOST_ROOMS_IN_A_MESSAGE) {
            messages.add(telling(all && i == 0, news.subList(i, Math.min(i + MOST_ROOMS_IN_A_MESSAGE, news.size()))));
        }
        return messages;
    }

    private Map<String, Integer> rooms() {
        var rooms = new HashMap<String, Integer>();
        for (var room : namespace.rooms().names("")) {
            rooms.put(room, namespace.rooms().size(room));
        }
        return rooms;
    }

    private Map<String, Integer> changesTo(Map<String, Integer> now) {
        var changes = new HashMap<>(now);
        changes.entrySet().removeIf(it -> it.getValue().equals(told.get(it.getKey())));
        told.keySet().stream().filter(it -> !now.containsKey(it)).forEach(it -> changes.put(it, 0));
        return changes;
    }

    private Publication telling(boolean anew, List<Map.Entry<String, Integer>> rooms) {
        return message(packer -> {
            packer.packMapHeader(5);
            packer.packString("uid").packString(uid);
            packer.packString("number").packInt(number++);
            packer.packString("anew").packBoolean(anew);
            packer.packString("sockets").packInt(namespace.sockets().size());
            packer.packString("rooms").packMapHeader(rooms.size());
            for (var room : rooms) {
                packer.packString(room.getKey()).packInt(room.getValue());
            }
        });
    }

    private Publication question(String server) {
        return message(packer -> packer.packMapHeader(2)
                .packString("uid")
                .packString(uid)
                .packString("ask")
                .packString(server));
    }

    private Publication message(WireValues.Body body) {
        return Publication.on(channel.name(), WireValues.msgpack(body));
    }

    // --- hearing -----------------------------------------------------------------------------------------------

    /// What one server has told, written by the thread that hears.
    private static final class Server {
        private final Map<String, Integer> rooms = new ConcurrentHashMap<>();
        private volatile int sockets;
        private volatile long heardAt;

        /// Whether it told all, and nothing since was missed.
        private volatile boolean whole;

        private int number;

        /// Whether it turns out now that something was missed.
        boolean hear(Telling telling) {
            boolean wasWhole = whole;
            if (telling.anew()) {
                rooms.clear();
                whole = true;
            } else if (telling.number() != number + 1) {
                whole = false;
            }
            number = telling.number();
            sockets = telling.sockets();
            heardAt = System.nanoTime();
            telling.rooms().forEach(this::put);
            return wasWhole && !whole;
        }

        private void put(String room, int count) {
            if (count == 0) {
                rooms.remove(room);
            } else if (rooms.size() < MOST_ROOMS || rooms.containsKey(room)) {
                rooms.put(room, count);
            }
        }
    }

    private record Telling(int number, boolean anew, int sockets, Map<String, Integer> rooms) {
        static Telling of(Fields fields) throws MalformedPacketException {
            var told = fields.object("rooms");
            var rooms = new HashMap<String, Integer>();
            for (var room : told.members().keySet()) {
                rooms.put(room.toString(), count(told, room.toString()));
            }
            return new Telling(fields.number("number"), fields.flag("anew", false), count(fields, "sockets"), rooms);
        }

        private static int count(Fields fields, String name) throws MalformedPacketException {
            int count = fields.number(name);
            if (count < 0) {
                throw new MalformedPacketException("A negative count");
            }
            return count;
        }
    }

    @Override
    public void received(String name, byte[] message) {
        try {
            var fields = Fields.read(message);
            var from = fields.text("uid");
            if (!from.equals(uid)) {
                hear(from, fields);
                metrics.received(MessageType.ROOM_COUNTS, message.length);
            }
        } catch (MalformedPacketException e) {
            metrics.malformed();
            log.debug("A message on {} is not understood: {}", name, e.getMessage());
        }
    }

    private void hear(String from, Fields fields) throws MalformedPacketException {
        if (fields.has("ask")) {
            if (fields.text("ask").equals(uid)) {
                toTellAll.set(true);
            }
        } else {
            var telling = Telling.of(fields);
            if ((others.containsKey(from) || others.size() < MOST_SERVERS)
                    && others.computeIfAbsent(from, _ -> new Server()).hear(telling)) {
                metrics.gap();
            }
        }
    }
}
