package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Lays one tree of settings over another: what the upper one says wins, what it leaves out or empty shows through.
final class Overlay {
    /// Names what kind of thing an object describes; another kind has other settings, so nothing shows through.
    private static final String KIND = "type";

    private Overlay() {}

    static JsonNode of(JsonNode upper, JsonNode lower) {
        if (upper.isNull() || upper.isMissingNode()) {
            return lower;
        }
        return upper instanceof ObjectNode above && lower instanceof ObjectNode below && isSameKind(above, below)
                ? merged(above, below)
                : upper;
    }

    private static boolean isSameKind(ObjectNode above, ObjectNode below) {
        return !above.has(KIND) || above.get(KIND).equals(below.get(KIND));
    }

    private static ObjectNode merged(ObjectNode above, ObjectNode below) {
        var both = below.deepCopy();
        above.properties().forEach(it -> both.set(it.getKey(), of(it.getValue(), below.path(it.getKey()))));
        return both;
    }
}
