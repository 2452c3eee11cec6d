package dev.applaud.socketio.fuzz;

import static dev.applaud.socketio.client.RawWebSocket.BINARY;
import static dev.applaud.socketio.client.RawWebSocket.CONTINUATION;
import static dev.applaud.socketio.client.RawWebSocket.FIN;
import static dev.applaud.socketio.client.RawWebSocket.PING;
import static dev.applaud.socketio.client.RawWebSocket.TEXT;
import static dev.applaud.socketio.client.RawWebSocket.frame;

import dev.applaud.socketio.client.RawWebSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What a client sends on a WebSocket, good and bad.
final class Frames {
    private static final int FIRST_CONTROL = 8;
    private static final int OPCODES = 16;

    private final Random random;
    private final Dialect dialect;
    private final Packets packets;
    private final Mutator mutator;

    Frames(Random random, Dialect dialect, Packets packets, Mutator mutator) {
        this.random = random;
        this.dialect = dialect;
        this.packets = packets;
        this.mutator = mutator;
    }

    /// A valid packet and its attachments.
    List<byte[]> valid() {
        return of(packets.unit());
    }

    /// These packets, a frame each.
    List<byte[]> of(List<String> those) {
        return those.stream()
                .map(packet -> frame(FIN | opcode(packet), dialect.content(packet)))
                .toList();
    }

    private int opcode(String packet) {
        return dialect.isBinary(packet) ? BINARY : TEXT;
    }

    /// The words of an upgrade, in any order.
    byte[] upgrade() {
        var words = new String[] {"2probe", "2probe", "5", "5", "2", "3probe", "52", "1", "6"};
        return RawWebSocket.text(words[random.nextInt(words.length)]);
    }

    /// A valid frame with any content.
    byte[] mutatedMessage() {
        var packet = packets.unit().getFirst();
        return frame(FIN | opcode(packet), mutator.mutate(dialect.content(packet)));
    }

    /// One message in several frames, with a control frame between, and perhaps without its end.
    List<byte[]> fragments() {
        var packet = packets.unit().getFirst();
        var message = dialect.content(packet);
        var frames = new ArrayList<byte[]>();
        int cut = random.nextInt(message.length + 1);
        frames.add(frame(opcode(packet), Arrays.copyOf(message, cut)));
        if (random.nextBoolean()) {
            frames.add(frame(FIN | PING, new byte[random.nextInt(126)]));
        }
        if (random.nextInt(4) > 0) {
            frames.add(frame(FIN | CONTINUATION, Arrays.copyOfRange(message, cut, message.length)));
        }
        return frames;
    }

    /// What is no frame, or none that may come here.
    byte[] broken() {
        return switch (random.nextInt(7)) {
            case 0 -> frame(random.nextInt(256), packets.payload());
            case 1 ->
                frame(FIN | FIRST_CONTROL + random.nextInt(OPCODES - FIRST_CONTROL), new byte[random.nextInt(140)]);
            case 2 -> RawWebSocket.unmasked(FIN | TEXT, packets.payload());
            case 3 -> frame(FIN | BINARY, new byte[9_000 + random.nextInt(2_000)]);
            case 4 -> garbage();
            default -> mutator.mutate(frame(FIN | TEXT, packets.payload()));
        };
    }

    private byte[] garbage() {
        var bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }
}
