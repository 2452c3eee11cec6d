package dev.applaud.redis;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.applaud.socketio.protocol.MsgpackWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;

/// Writes what applications send, in either of the two notations.
final class WireValues {
    private static final JsonMapper PLAIN = new JsonMapper();

    private final MsgpackWriter msgpack;
    private final ObjectMapper json;

    WireValues(ObjectMapper mapper) {
        this.msgpack = new MsgpackWriter(mapper);
        this.json = mapper.copy()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .registerModule(new SimpleModule().addSerializer(byte[].class, new AsNodesBuffer()));
    }

    /// Writes a message.
    interface Body {
        void writeTo(MessagePacker packer) throws IOException;
    }

    /// @throws IllegalArgumentException if a value cannot be written
    static byte[] msgpack(Body body) {
        try (var packer = MessagePack.newDefaultBufferPacker()) {
            body.writeTo(packer);
            return packer.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot be written as MessagePack: " + e, e);
        }
    }

    void write(@Nullable Object value, MessagePacker packer) throws IOException {
        msgpack.write(value, packer);
    }

    /// @throws IllegalArgumentException if the value cannot be written
    JsonNode json(@Nullable Object value) {
        try {
            return json.valueToTree(value);
        } catch (StackOverflowError e) { // a value that is too deep, or holds itself
            throw new IllegalArgumentException("Cannot be written as JSON: " + e, e);
        }
    }

    /// The same, but binary values stay what they are, as nodes of their own kind.
    ///
    /// @throws IllegalArgumentException if the value cannot be written
    JsonNode tree(@Nullable Object value) {
        return msgpack.tree(value);
    }

    static byte[] bytes(JsonNode json) {
        try {
            return PLAIN.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// What `JSON.stringify` makes of a `Buffer`.
    private static final class AsNodesBuffer extends JsonSerializer<byte[]> {
        @Override
        public void serialize(byte[] value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeStartObject();
            generator.writeStringField("type", "Buffer");
            generator.writeArrayFieldStart("data");
            for (byte one : value) {
                generator.writeNumber(one & 0xff);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }
}
