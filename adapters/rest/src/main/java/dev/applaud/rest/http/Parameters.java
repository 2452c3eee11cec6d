package dev.applaud.rest.http;

import dev.applaud.application.Input;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;

/// What the address of a request says.
public final class Parameters {
    private Parameters() {}

    /// The parameters in path and query, by name; of those given twice, the first.
    public static Input of(UriInfo uri) {
        var found = new HashMap<String, String>();
        addFirsts(uri.getPathParameters(), found);
        addFirsts(uri.getQueryParameters(), found);
        return new Input(found);
    }

    private static void addFirsts(MultivaluedMap<String, String> from, Map<String, String> to) {
        from.forEach((name, values) -> to.putIfAbsent(name, values.getFirst()));
    }
}
