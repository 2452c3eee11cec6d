package dev.applaud.socketio.fuzz;

import dev.applaud.socketio.client.RawWebSocket;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one hostile client does, all of which follows from its seed: it opens a session and does valid and invalid
/// things in any order, mostly without waiting for answers.
final class Attack {
    private static final Packet JOIN = new Packet.Connect("/", Map.of());
    private static final int MOST_STEPS = 30;
    private static final int MOST_WIRES = 8;

    private final Target target;
    private final Random random;
    private final Supplier<Wire> connector;
    private final Dialect dialect;
    private final Packets packets;
    private final Mutator mutator;
    private final Requests requests;
    private final Frames frames;
    private final List<Wire> wires = new ArrayList<>();
    private Wire posts;
    private Wire polls;
    private @Nullable Wire webSocket;
    private String sid = "";
    private int inputs;

    Attack(Target target, long seed, boolean overTcp) {
        this.target = target;
        this.random = new Random(seed);
        this.connector = overTcp ? () -> target.connect(random.nextInt(8) == 0) : target::connectInMemory;
        this.dialect = Dialect.of(random.nextInt(3) == 0 ? 3 : 4, target.parser());
        this.packets = new Packets(random, dialect);
        this.mutator = new Mutator(random, packets::payload);
        this.requests = new Requests(random, dialect, mutator);
        this.frames = new Frames(random, dialect, packets, mutator);
        this.posts = connect();
        this.polls = connect();
    }

    /// Does it all, and gives the number of inputs.
    int run() {
        if (random.nextInt(3) == 0) {
            openWebSocket();
        } else {
            openPolling();
        }
        for (int i = random.nextInt(MOST_STEPS); i >= 0; i--) {
            step();
        }
        wires.forEach(this::assertNoServerError);
        return inputs;
    }

    private void openPolling() {
        posts = connect();
        polls = connect();
        webSocket = null;
        sid = opened(posts, requests.handshake());
        if (dialect.revision() == 4) {
            send(posts, requests.post(sid, dialect.payload(dialect.encode(JOIN))));
            send(polls, requests.poll(sid));
            target.await(polls, "\r\n\r\n");
        }
    }

    private void openWebSocket() {
        var opening = connect();
        sid = opened(opening, requests.webSocket());
        webSocket = opening;
        if (dialect.revision() == 4) {
            frames.of(dialect.encode(JOIN)).forEach(frame -> send(opening, frame));
            target.await(opening, target.parser() == Parser.JSON ? "40{" : "nsp");
        }
    }

    private String opened(Wire wire, byte[] request) {
        inputs++;
        return target.open(wire, request);
    }

    private Wire connect() {
        if (wires.size() == MOST_WIRES) {
            drop(wires.getFirst());
        }
        var wire = connector.get();
        wires.add(wire);
        return wire;
    }

    private void drop(Wire wire) {
        assertNoServerError(wire);
        wire.close();
        wires.remove(wire);
    }

    private void send(Wire wire, byte[] bytes) {
        wire.send(bytes);
        inputs++;
    }

    private void step() {
        int choice = random.nextInt(1_000);
        if (choice < 5) {
            target.pass(Duration.ofMillis(random.nextInt(1_000)));
        } else if (choice < 60) {
            send(connect(), requests.mutated(sid, packets.payload()));
        } else if (choice < 150) {
            openPolling();
        } else if (choice < 200) {
            upgradeProperly();
        } else if (webSocket == null ? choice < 900 : choice < 350) {
            stepOverPolling();
        } else {
            stepOverWebSocket();
        }
    }

    private void stepOverPolling() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> send(posts, requests.post(sid, packets.payload()));
            case 5, 6, 7, 8 -> send(posts, requests.post(sid, mutator.mutate(packets.payload())));
            case 9, 10, 11, 12 -> send(polls, requests.poll(sid));
            case 13 -> send(connect(), requests.poll(sid)); // perhaps beside another one
            case 14 -> sendPiecemeal(connect(), requests.post(sid, packets.payload())); // likewise
            case 15 -> send(posts, oddPost());
            case 16 -> send(connect(), requests.otherMethod(sid));
            case 17 -> polls = replaced(polls);
            case 18 -> posts = replaced(posts);
            default -> {
                posts.finish();
                posts = replaced(posts);
            }
        }
    }

    private byte[] oddPost() {
        return random.nextInt(3) == 0
                ? requests.binaryPost(sid, mutator.perhaps(dialect.binaryPayload(packets.several())))
                : requests.oddPost(sid, packets.payload());
    }

    private void sendPiecemeal(Wire wire, byte[] request) {
        int cut = random.nextInt(request.length);
        wire.send(Arrays.copyOf(request, cut));
        send(posts, requests.post(sid, packets.payload()));
        send(wire, Arrays.copyOfRange(request, cut, request.length));
    }

    private Wire replaced(Wire wire) {
        drop(wire);
        inputs++;
        return connect();
    }

    private void upgradeProperly() {
        var candidate = connect();
        send(candidate, requests.candidate(sid));
        send(candidate, RawWebSocket.text("2probe"));
        target.await(candidate, "3probe");
        send(candidate, RawWebSocket.text("5"));
        webSocket = candidate;
    }

    private void stepOverWebSocket() {
        if (webSocket == null || random.nextInt(30) == 0) {
            webSocket = connect();
            send(webSocket, requests.candidate(sid));
        }
        var wire = webSocket;
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> frames.valid().forEach(frame -> send(wire, frame));
            case 8, 9, 10 -> send(wire, frames.upgrade());
            case 11, 12, 13 -> send(wire, frames.mutatedMessage());
            case 14, 15 -> frames.fragments().forEach(frame -> send(wire, frame));
            case 16, 17 -> send(wire, frames.broken());
            case 18 -> {
                wire.finish();
                webSocket = null;
            }
            default -> {
                drop(wire);
                inputs++;
                webSocket = null;
            }
        }
    }

    /// The status 500 and the close status 1011 are what becomes of exceptions that nobody caught.
    private void assertNoServerError(Wire wire) {
        var received = wire.received();
        if (received.contains("HTTP/1.1 500")) {
            throw new AssertionError(received);
        }
        int close = received.lastIndexOf('\u0088');
        if (close >= 0 && received.startsWith("\u0003\u00f3", close + 2)) {
            throw new AssertionError("The server closed a WebSocket with 1011: " + received.substring(close + 4));
        }
    }

    /// The connections that are still open.
    List<Wire> wires() {
        return wires;
    }

    /// As a client does that goes away: in one of the ways to do so, or, for a while, silently.
    void leave() {
        for (var wire : List.copyOf(wires)) {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> wire.finish();
                default -> drop(wire);
            }
        }
    }
}
