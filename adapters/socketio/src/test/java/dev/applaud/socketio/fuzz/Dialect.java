package dev.applaud.socketio.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.applaud.socketio.protocol.EncodedPacket;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.PacketDecoder;
import dev.applaud.socketio.protocol.PacketEncoder;
import dev.applaud.socketio.protocol.Parser;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How one client speaks: by a revision of Engine.IO, 3 or 4, and a parser. Packets of Engine.IO are texts here, binary
/// ones in Base64, as they travel over polling.
record Dialect(int revision, PacketEncoder encoder, PacketDecoder decoder) {
    private static final String SEPARATOR = "\u001e";
    private static final int END_OF_LENGTH = 0xFF;
    private static final int MESSAGE = 4;

    static Dialect of(int revision, Parser parser) {
        return new Dialect(revision, parser.encoder(new ObjectMapper()), parser.decoder(0));
    }

    /// The packets of Engine.IO that one of Socket.IO makes: itself, and its attachments.
    List<String> encode(Packet packet) {
        return switch (encoder.encode(packet)) {
            case EncodedPacket.Binary(var data) -> List.of(binary(data));
            case EncodedPacket.Text(var utf8, var attachments) ->
                Stream.concat(
                                Stream.of(MESSAGE + new String(utf8, StandardCharsets.UTF_8)),
                                attachments.stream().map(this::binary))
                        .toList();
        };
    }

    private String binary(byte[] data) {
        return prefix() + Base64.getEncoder().encodeToString(data);
    }

    private String prefix() {
        return revision == 3 ? "b4" : "b";
    }

    /// Reads a packet without attachments.
    Packet decode(String packet) {
        try {
            return (isBinary(packet) ? decoder.binary(data(packet)) : decoder.text(packet.substring(1))).orElseThrow();
        } catch (MalformedPacketException e) {
            throw new AssertionError(packet, e);
        }
    }

    boolean isBinary(String packet) {
        return packet.startsWith(prefix());
    }

    private byte[] data(String packet) {
        return Base64.getDecoder().decode(packet.substring(prefix().length()));
    }

    /// The body of a POST.
    byte[] payload(List<String> packets) {
        return utf8(
                revision == 3
                        ? packets.stream()
                                .map(packet -> packet.length() + ":" + packet)
                                .collect(Collectors.joining())
                        : String.join(SEPARATOR, packets));
    }

    /// The body of a POST of `application/octet-stream`, which only revision 3 has.
    byte[] binaryPayload(List<String> packets) {
        var body = new ByteArrayOutputStream();
        for (var packet : packets) {
            var content = content(packet);
            body.write(isBinary(packet) ? 1 : 0);
            String.valueOf(content.length).chars().forEach(digit -> body.write(digit - '0'));
            body.write(END_OF_LENGTH);
            body.writeBytes(content);
        }
        return body.toByteArray();
    }

    /// What a packet is as a WebSocket message.
    byte[] content(String packet) {
        if (!isBinary(packet)) {
            return utf8(packet);
        }
        var data = data(packet);
        return revision == 4
                ? data
                : ByteBuffer.allocate(1 + data.length)
                        .put((byte) MESSAGE)
                        .put(data)
                        .array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
