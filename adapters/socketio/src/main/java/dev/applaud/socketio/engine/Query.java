package dev.applaud.socketio.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/// The query parameters; of a repeated one, the last value counts. A missing one reads as empty.
record Query(Fields fields) {
    static Query of(Request request) {
        return new Query(Request.extractQueryParameters(request));
    }

    String transport() {
        return get("transport");
    }

    String sid() {
        return get("sid");
    }

    /// Empty if the client asks for one that there is not.
    Optional<Revision> revision() {
        return Revision.of(get("EIO"), !get("b64").isEmpty());
    }

    private String get(String name) {
        var field = fields.get(name);
        return field == null ? "" : field.getValues().getLast();
    }

    Map<String, String> asMap() {
        var map = new HashMap<String, String>();
        fields.forEach(field -> map.put(field.getName(), field.getValues().getLast()));
        return Map.copyOf(map);
    }
}
