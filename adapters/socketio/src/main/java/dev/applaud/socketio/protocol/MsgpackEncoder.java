package dev.applaud.socketio.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;

/// Writes each packet as a MessagePack map: `{type, nsp, data?, id?}`.
final class MsgpackEncoder extends PacketEncoder {
    private final ObjectMapper mapper;

    MsgpackEncoder(ObjectMapper mapper) {
        this.mapper = mapper.copy().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    @Override
    EncodedPacket encode(PacketType type, String namespace, @Nullable Long id, @Nullable Object data) {
        try (var packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(2 + (data == null ? 0 : 1) + (id == null ? 0 : 1));
            packer.packString("type").packInt(type.number());
            packer.packString("nsp").packString(namespace);
            if (data != null) {
                packer.packString("data");
                write(mapper.valueToTree(data), packer);
            }
            if (id != null) {
                packer.packString("id").packLong(id);
            }
            return new EncodedPacket.Binary(packer.toByteArray());
        } catch (IOException | StackOverflowError e) { // the latter from a value that is too deep, or holds itself
            throw new IllegalArgumentException("Cannot be written as MessagePack: " + e, e);
        }
    }

    private static void write(JsonNode value, MessagePacker packer) throws IOException {
        switch (value.getNodeType()) {
            case NULL, MISSING -> packer.packNil();
            case BOOLEAN -> packer.packBoolean(value.booleanValue());
            case NUMBER -> writeNumber(value, packer);
            case STRING -> packer.packString(value.textValue());
            case BINARY -> {
                var bytes = value.binaryValue();
                packer.packBinaryHeader(bytes.length).writePayload(bytes);
            }
            case ARRAY -> {
                packer.packArrayHeader(value.size());
                for (var element : value) {
                    write(element, packer);
                }
            }
            case OBJECT -> {
                packer.packMapHeader(value.size());
                for (var member : value.properties()) {
                    packer.packString(member.getKey());
                    write(member.getValue(), packer);
                }
            }
            case POJO -> throw new IOException("no form in MessagePack for " + value);
        }
    }

    /// What has no exact form becomes a double, as all numbers are in JavaScript.
    private static void writeNumber(JsonNode number, MessagePacker packer) throws IOException {
        if (!number.isIntegralNumber()) {
            packer.packDouble(number.doubleValue());
        } else if (number.canConvertToLong()) {
            packer.packLong(number.longValue());
        } else if (number.bigIntegerValue().signum() > 0
                && number.bigIntegerValue().bitLength() <= Long.SIZE) {
            packer.packBigInteger(number.bigIntegerValue());
        } else {
            packer.packDouble(number.doubleValue());
        }
    }
}
