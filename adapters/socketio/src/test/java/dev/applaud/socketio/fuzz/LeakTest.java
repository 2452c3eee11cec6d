package dev.applaud.socketio.fuzz;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.Parser;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// Clients that join rooms, speak, and are gone without a word, in all the ways there are. `-Dleak.cycles` sets how
/// many.
@Isolated("looks at the heap")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class LeakTest {
    private static final Packet CONNECT = new Packet.Connect("/", Map.of());
    private static final int CYCLES = Integer.getInteger("leak.cycles", 200);

    /// So many that the pools and caches below have what they want.
    private static final int WARM_UP = Math.max(200, CYCLES / 10);

    private static final int BATCH = 100;
    private static final double TOLERANCE = 1.05;

    private final Random random = new Random(1);
    private final Dialect dialect = Dialect.of(4, Parser.JSON);
    private final Mutator mutator = new Mutator(random, () -> new byte[0]);
    private final Requests requests = new Requests(random, dialect, mutator);
    private final Frames frames = new Frames(random, dialect, new Packets(random, dialect), mutator);

    @Test
    void nothingIsLeftOfClientsThatGoWithoutAWord() {
        try (var target = new Target(Parser.JSON)) {
            cycles(target, WARM_UP);
            settle(target);
            long before = heap();
            cycles(target, CYCLES);
            settle(target);
            Await.until(() -> "a heap of " + before + " bytes, not " + heap(), () -> heap() < before * TOLERANCE);
            System.out.printf("%,d cycles; heap: %,d bytes before, %,d after%n", CYCLES, before, heap());
        }
    }

    /// Jetty notices the end of connections a little later.
    private static void settle(Target target) {
        Await.until("the end of all connections but the witnesses'", () -> target.connectionsAsUsual() <= 4);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void cycles(Target target, int count) {
        for (int done = 0; done < count; done += BATCH) {
            var silent = new ArrayList<Wire>();
            for (int i = 0; i < Math.min(BATCH, count - done); i++) {
                var wires = cycle(target, i % 4);
                if (i % 8 < 4) {
                    wires.forEach(Wire::close);
                } else {
                    silent.addAll(wires);
                }
            }
            target.assertNothingIsLeft();
            silent.forEach(Wire::close);
        }
    }

    /// The connections of a client that will say no more. Closing them resets them; if they stay, the client is gone
    /// unnoticed.
    private List<Wire> cycle(Target target, int way) {
        var wires =
                Stream.generate(target::connectAsUsual).limit(way == 0 ? 1 : 3).toList();
        if (way == 0) {
            speakOverWebSocket(target, wires.getFirst());
            return wires;
        }
        var sid = speakOverPolling(target, wires.get(0), wires.get(1));
        var last = wires.get(2);
        switch (way) {
            case 1 -> last.send(Arrays.copyOf(requests.post(sid, new byte[1_000]), 500));
            case 2 -> last.send(Arrays.copyOf(requests.candidate(sid), 100));
            default -> {
                last.send(requests.candidate(sid));
                frames.of(List.of("2probe")).forEach(last::send);
                target.await(last, "3probe");
            }
        }
        return wires;
    }

    private void speakOverWebSocket(Target target, Wire wire) {
        target.open(wire, requests.webSocket());
        frames.of(dialect.encode(CONNECT)).forEach(wire::send);
        target.await(wire, "40{");
        frames.of(words()).forEach(wire::send);
        target.await(wire, "echo");
    }

    /// A poll is left waiting.
    private String speakOverPolling(Target target, Wire posts, Wire polls) {
        var sid = target.open(posts, requests.handshake());
        posts.send(requests.post(sid, dialect.payload(dialect.encode(CONNECT))));
        polls.send(requests.poll(sid));
        target.await(polls, "40{");
        posts.send(requests.post(sid, dialect.payload(words())));
        polls.send(requests.poll(sid));
        target.await(polls, "echo");
        polls.send(requests.poll(sid));
        return sid;
    }

    private List<String> words() {
        var joins = IntStream.range(0, 5).mapToObj(room -> event("join", room));
        return Stream.concat(joins, Stream.of(event("echo", 0)))
                .map(dialect::encode)
                .flatMap(List::stream)
                .toList();
    }

    private static Packet event(String name, int arg) {
        return new Packet.Event("/", null, name, List.of(arg));
    }
}
