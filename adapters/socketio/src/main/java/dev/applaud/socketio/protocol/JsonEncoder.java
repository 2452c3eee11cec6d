package dev.applaud.socketio.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes text packets, each in one pass, in which binary values become attachments.
final class JsonEncoder extends PacketEncoder {
    private final ObjectWriter writer;

    /// Values are written by a copy of `mapper`; JSON is always compact.
    JsonEncoder(ObjectMapper mapper) {
        var attaching =
                new SimpleModule("socketio-attachments").addSerializer(byte[].class, new AttachmentSerializer());
        this.writer = mapper.copy()
                .registerModule(attaching)
                .disable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .writer()
                .with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
    }

    @Override
    EncodedPacket encode(PacketType type, String namespace, @Nullable Long id, @Nullable Object data) {
        var attachments = new ArrayList<byte[]>(0);
        var json = data == null ? new byte[0] : json(data, attachments);
        var head = head(type, attachments.size(), namespace, id).getBytes(StandardCharsets.UTF_8);
        var text = new byte[head.length + json.length];
        System.arraycopy(head, 0, text, 0, head.length);
        System.arraycopy(json, 0, text, head.length, json.length);
        return new EncodedPacket.Text(text, attachments);
    }

    private static String head(PacketType type, int attachments, String namespace, @Nullable Long id) {
        var head = new StringBuilder();
        if (attachments == 0) {
            head.append(type.number());
        } else {
            head.append(binary(type).number()).append(attachments).append('-');
        }
        if (!namespace.equals("/")) {
            head.append(namespace).append(',');
        }
        if (id != null) {
            head.append((long) id);
        }
        return head.toString();
    }

    private static PacketType binary(PacketType type) {
        return switch (type) {
            case EVENT -> PacketType.BINARY_EVENT;
            case ACK -> PacketType.BINARY_ACK;
            default -> throw new IllegalArgumentException("Only events and acknowledgements may hold binary values");
        };
    }

    private byte[] json(Object data, List<byte[]> attachments) {
        try (var buffer = new ByteArrayBuilder();
                JsonGenerator generator = new FiniteNumbers(writer.createGenerator(buffer))) {
            writer.withAttribute(AttachmentSerializer.ATTACHMENTS, attachments).writeValue(generator, data);
            generator.flush();
            return buffer.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + e.getMessage(), e);
        }
    }
}
