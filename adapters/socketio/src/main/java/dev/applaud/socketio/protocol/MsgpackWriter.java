package dev.applaud.socketio.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePacker;

/// Writes values as MessagePack, bytes inline and integers in their shortest form, as Node's libraries do. Thread-safe.
public final class MsgpackWriter {
    private final ObjectMapper mapper;

    /// Values are written by a copy of `mapper`.
    public MsgpackWriter(ObjectMapper mapper) {
        this.mapper = mapper.copy().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    /// A part of the value may have been written when it fails.
    ///
    /// @throws IllegalArgumentException if the value cannot be written
    /// @throws IOException if a part of it has no form in MessagePack
    public void write(@Nullable Object value, MessagePacker packer) throws IOException {
        writeTree(tree(value), packer);
    }

    /// The value as it is written, where binary values are nodes of their own kind.
    ///
    /// @throws IllegalArgumentException if the value cannot be written
    public JsonNode tree(@Nullable Object value) {
        try {
            return mapper.valueToTree(value);
        } catch (StackOverflowError e) { // a value that is too deep, or holds itself
            throw new IllegalArgumentException("Cannot be written as MessagePack: " + e, e);
        }
    }

    private static void writeTree(JsonNode value, MessagePacker packer) throws IOException {
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
                    writeTree(element, packer);
                }
            }
            case OBJECT -> {
                packer.packMapHeader(value.size());
                for (var member : value.properties()) {
                    packer.packString(member.getKey());
                    writeTree(member.getValue(), packer);
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
