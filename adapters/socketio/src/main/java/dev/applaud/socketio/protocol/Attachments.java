package dev.applaud.socketio.protocol;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the attachments of a received packet in the place of their placeholders, without recursion.
/// A placeholder may be repeated or missing, but not point outside of what was sent.
final class Attachments {
    private final List<byte[]> attachments;
    private final Deque<Object> containers = new ArrayDeque<>();

    private Attachments(List<byte[]> attachments) {
        this.attachments = attachments;
    }

    /// Changes `args` in place.
    static void insert(List<@Nullable Object> args, List<byte[]> attachments) throws MalformedPacketException {
        var work = new Attachments(attachments);
        work.containers.push(args);
        while (!work.containers.isEmpty()) {
            work.insertInto(work.containers.pop());
        }
    }

    @SuppressWarnings("unchecked") // made by JsonReader
    private void insertInto(Object container) throws MalformedPacketException {
        if (container instanceof List<?>) {
            var list = (List<@Nullable Object>) container;
            for (int i = 0; i < list.size(); i++) {
                list.set(i, replacement(list.get(i)));
            }
        } else {
            for (var entry : ((Map<String, @Nullable Object>) container).entrySet()) {
                entry.setValue(replacement(entry.getValue()));
            }
        }
    }

    private @Nullable Object replacement(@Nullable Object value) throws MalformedPacketException {
        if (value instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("_placeholder"))) {
            return attachment(map.get("num"));
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            containers.push(value);
        }
        return value;
    }

    private byte[] attachment(@Nullable Object number) throws MalformedPacketException {
        if (number instanceof Integer index && index >= 0 && index < attachments.size()) {
            return attachments.get(index);
        }
        throw new MalformedPacketException("Illegal attachments");
    }
}
