package dev.applaud.socketio.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes packets. Thread-safe; each packet is written in one pass, in which binary values become attachments.
public final class PacketEncoder {
    private final ObjectWriter writer;

    /// Values are written by a copy of `mapper`; JSON is always compact.
    public PacketEncoder(ObjectMapper mapper) {
        var attaching =
                new SimpleModule("socketio-attachments").addSerializer(byte[].class, new AttachmentSerializer());
        this.writer = mapper.copy()
                .registerModule(attaching)
                .disable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .writer();
    }

    /// Writes one packet.
    ///
    /// @throws IllegalArgumentException if a value cannot be written as JSON
    public EncodedPacket encode(Packet packet) {
        return switch (packet) {
            case Packet.Connect(var namespace, var auth) -> encode('0', namespace, null, auth.isEmpty() ? null : auth);
            case Packet.Connected(var namespace, var sid) -> encode('0', namespace, null, Map.of("sid", sid));
            case Packet.Disconnect(var namespace) -> encode('1', namespace, null, null);
            case Packet.Event(var namespace, var id, var name, var args) ->
                encode('2', namespace, id, nameFirst(name, args));
            case Packet.Acknowledgement(var namespace, var id, var args) -> encode('3', namespace, id, args);
            case Packet.ConnectError(var namespace, var message, var data) ->
                encode('4', namespace, null, error(message, data));
        };
    }

    private static List<@Nullable Object> nameFirst(String name, List<@Nullable Object> args) {
        var all = new ArrayList<@Nullable Object>(args.size() + 1);
        all.add(name);
        all.addAll(args);
        return all;
    }

    private static @Nullable Object error(@Nullable String message, @Nullable Object data) {
        if (message == null) {
            return data;
        }
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        if (data != null) {
            error.put("data", data);
        }
        return error;
    }

    private EncodedPacket encode(char type, String namespace, @Nullable Long id, @Nullable Object data) {
        var attachments = new ArrayList<byte[]>(0);
        var json = data == null ? new byte[0] : json(data, attachments);
        var head = head(type, attachments.size(), namespace, id).getBytes(StandardCharsets.UTF_8);
        var text = new byte[head.length + json.length];
        System.arraycopy(head, 0, text, 0, head.length);
        System.arraycopy(json, 0, text, head.length, json.length);
        return new EncodedPacket(text, attachments);
    }

    private static String head(char type, int attachments, String namespace, @Nullable Long id) {
        var head = new StringBuilder();
        if (attachments == 0) {
            head.append(type);
        } else {
            head.append(binary(type)).append(attachments).append('-');
        }
        if (!namespace.equals("/")) {
            head.append(namespace).append(',');
        }
        if (id != null) {
            head.append((long) id);
        }
        return head.toString();
    }

    private static char binary(char type) {
        return switch (type) {
            case '2' -> '5';
            case '3' -> '6';
            default -> throw new IllegalArgumentException("Only events and acknowledgements may hold binary values");
        };
    }

    private byte[] json(Object data, List<byte[]> attachments) {
        try (var buffer = new ByteArrayBuilder();
                JsonGenerator generator = writer.createGenerator(buffer)) {
            writer.withAttribute(AttachmentSerializer.ATTACHMENTS, attachments).writeValue(generator, data);
            generator.flush();
            return buffer.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + e.getMessage(), e);
        }
    }
}
