package dev.applaud.socketio.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/// Reads MessagePack into the same plain values as [JsonReader], without recursion, so that no nesting can exhaust the
/// stack. Nothing is allocated for a length that is claimed before what it counts is there.
public final class MsgpackReader {
    /// Stands for JavaScript's undefined, which JSON does not have.
    private static final Object UNDEFINED = new Object();

    /// Stands for a value whose elements are still to come.
    private static final Object OPENED = new Object();

    /// As `Date.toISOString` writes it.
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final MessageUnpacker unpacker;
    private final int size;
    private final boolean readsTimestamps;

    /// The containers that are open, outermost last.
    private final Deque<Container> open = new ArrayDeque<>();

    private MsgpackReader(byte[] message, boolean readsTimestamps) {
        this.readsTimestamps = readsTimestamps;
        this.unpacker = MessagePack.newDefaultUnpacker(message);
        this.size = message.length;
    }

    /// @throws MalformedPacketException if the message is not exactly one value
    public static @Nullable Object read(byte[] message) throws MalformedPacketException {
        return read(new MsgpackReader(message, false));
    }

    /// The same for what servers send, who write dates as MessagePack's own timestamps. They are read as the text that
    /// JSON would have.
    ///
    /// @throws MalformedPacketException if the message is not exactly one value
    public static @Nullable Object readWithTimestamps(byte[] message) throws MalformedPacketException {
        return read(new MsgpackReader(message, true));
    }

    private static @Nullable Object read(MsgpackReader reader) throws MalformedPacketException {
        try {
            var value = reader.value();
            PacketDecoder.require(reader.remaining() == 0, "Bytes after the value");
            return value;
        } catch (IOException | MessagePackException | DateTimeException | ArithmeticException e) {
            throw new MalformedPacketException("Invalid MessagePack", e);
        }
    }

    private @Nullable Object value() throws IOException, MalformedPacketException {
        while (true) {
            var value = next(unpacker.getNextFormat());
            while (value != OPENED) {
                if (open.isEmpty()) {
                    return value == UNDEFINED ? null : value;
                }
                open.element().add(value);
                value = open.element().isComplete() ? open.pop().value() : OPENED;
            }
        }
    }

    private @Nullable Object next(MessageFormat format) throws IOException, MalformedPacketException {
        return switch (format.getValueType()) {
            case NIL -> {
                unpacker.unpackNil();
                yield null;
            }
            case BOOLEAN -> unpacker.unpackBoolean();
            case INTEGER -> integer(format);
            case FLOAT -> unpacker.unpackDouble();
            case STRING -> new String(bytes(unpacker.unpackRawStringHeader()), StandardCharsets.UTF_8);
            case BINARY -> bytes(unpacker.unpackBinaryHeader());
            case ARRAY -> array(unpacker.unpackArrayHeader());
            case MAP -> map(unpacker.unpackMapHeader());
            case EXTENSION -> extension(format);
        };
    }

    private Object integer(MessageFormat format) throws IOException {
        if (format == MessageFormat.UINT64) {
            var number = unpacker.unpackBigInteger();
            return number.bitLength() < Long.SIZE ? narrowest(number.longValue()) : number;
        }
        return narrowest(unpacker.unpackLong());
    }

    private static Object narrowest(long number) {
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }

    private byte[] bytes(int length) throws IOException, MalformedPacketException {
        PacketDecoder.require(length <= remaining(), "A length beyond the end");
        return unpacker.readPayload(length);
    }

    private Object array(int length) {
        return length == 0 ? new ArrayList<@Nullable Object>(0) : opened(new ArrayInProgress(length));
    }

    private Object map(int length) {
        return length == 0 ? new LinkedHashMap<String, @Nullable Object>() : opened(new MapInProgress(length));
    }

    private Object opened(Container container) {
        open.push(container);
        return OPENED;
    }

    private long remaining() {
        return size - unpacker.getTotalReadBytes();
    }

    /// The client's library has types of its own: undefined, dates, and buffers other than Node's.
    private Object extension(MessageFormat format) throws IOException, MalformedPacketException {
        var header = unpacker.unpackExtensionTypeHeader();
        if (readsTimestamps && header.isTimestampType()) {
            return DATE.format(unpacker.unpackTimestamp(header));
        }
        PacketDecoder.require(header.getType() == 0, "Unknown extension");
        var data = bytes(header.getLength());
        return switch (format) {
            case FIXEXT1 -> UNDEFINED;
            case FIXEXT8 ->
                DATE.format(Instant.ofEpochMilli(ByteBuffer.wrap(data).getLong()));
            case EXT8, EXT16, EXT32 -> data;
            default -> throw new MalformedPacketException("Unknown extension");
        };
    }

    private sealed interface Container {
        Object value();

        void add(@Nullable Object value) throws MalformedPacketException;

        boolean isComplete();
    }

    private static final class ArrayInProgress implements Container {
        private final List<@Nullable Object> value = new ArrayList<>();
        private final int length;

        ArrayInProgress(int length) {
            this.length = length;
        }

        @Override
        public Object value() {
            return value;
        }

        @Override
        public void add(@Nullable Object element) {
            value.add(element == UNDEFINED ? null : element);
        }

        @Override
        public boolean isComplete() {
            return value.size() == length;
        }
    }

    private static final class MapInProgress implements Container {
        private final Map<String, @Nullable Object> value = new LinkedHashMap<>();
        private int missing;
        private @Nullable String name;

        MapInProgress(int length) {
            this.missing = length;
        }

        @Override
        public Object value() {
            return value;
        }

        @Override
        public void add(@Nullable Object next) throws MalformedPacketException {
            if (name == null) {
                PacketDecoder.require(next instanceof String, "A name that is no text");
                name = (String) next;
                return;
            }
            if (next != UNDEFINED) {
                value.put(name, next);
            }
            name = null;
            missing--;
        }

        @Override
        public boolean isComplete() {
            return missing == 0;
        }
    }
}
