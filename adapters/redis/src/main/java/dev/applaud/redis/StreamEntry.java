package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody has added to a stream.
record StreamEntry(StreamId id, Map<String, String> fields) {
    /// Of Redis' reply: the id, and names and values by turns.
    static StreamEntry of(Object reply) throws MalformedPacketException {
        var parts = (List<?>) reply;
        var id = StreamId.parse(text(parts.get(0)));
        var fields = new HashMap<String, String>();
        if (parts.get(1) instanceof List<?> pairs) {
            for (int i = 0; i + 1 < pairs.size(); i += 2) {
                fields.put(text(pairs.get(i)), text(pairs.get(i + 1)));
            }
        }
        return new StreamEntry(id, fields);
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, UTF_8);
    }

    /// Null if there is none.
    @Nullable
    String field(String name) {
        return fields.get(name);
    }

    /// In characters.
    int size() {
        return fields.values().stream().mapToInt(String::length).sum();
    }
}
