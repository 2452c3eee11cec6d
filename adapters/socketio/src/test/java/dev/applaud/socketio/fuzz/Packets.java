package dev.applaud.socketio.fuzz;

import dev.applaud.socketio.protocol.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Valid packets that a client might send to the [Target], the same for the same random numbers.
final class Packets {
    private static final List<String> EVENTS = List.of(
            "echo", "echo", "acknowledge", "join", "join", "leave", "talk", "ask", "now", "flood", "bye", "nobody");

    private final Random random;
    private final Dialect dialect;

    Packets(Random random, Dialect dialect) {
        this.random = random;
        this.dialect = dialect;
    }

    /// Packets of Engine.IO, made of one to four of Socket.IO.
    List<String> several() {
        var packets = new ArrayList<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            packets.addAll(unit());
        }
        return packets;
    }

    byte[] payload() {
        return dialect.payload(several());
    }

    /// Packets of Engine.IO that belong together: one, or an event and its attachments.
    List<String> unit() {
        return switch (random.nextInt(40)) {
            case 0 -> dialect.encode(new Packet.Connect(namespace(), auth()));
            case 1, 2 -> dialect.encode(new Packet.Connect("/second", auth()));
            case 3 -> dialect.encode(new Packet.Disconnect(namespace()));
            case 4, 5, 6, 7, 8 ->
                dialect.encode(new Packet.Acknowledgement(namespace(), random.nextInt(5), List.of(value(2))));
            case 9, 10, 11 -> List.of(dialect.revision() == 3 ? "2" : "3");
            case 12 -> List.of(random.nextInt(4) == 0 ? "1" : "6");
            default -> dialect.encode(event());
        };
    }

    private Packet event() {
        return new Packet.Event(
                namespace(),
                random.nextBoolean() ? null : random.nextLong(100),
                EVENTS.get(random.nextInt(EVENTS.size())),
                List.of(random.nextInt(8), value(3)));
    }

    private String namespace() {
        return random.nextInt(8) == 0 ? "/second" : "/";
    }

    private Map<String, @Nullable Object> auth() {
        return random.nextBoolean() ? Map.of() : Map.of("no", random.nextInt());
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble();
            case 3 -> "\u00e9\n\"\ud83d\ude00";
            case 4 -> "x".repeat(random.nextInt(20));
            case 5 -> new byte[random.nextInt(10)];
            case 6, 7 -> List.of(value(depth - 1), value(depth - 1));
            default -> Map.of("a", value(depth - 1), "b", value(depth - 1));
        };
    }
}
