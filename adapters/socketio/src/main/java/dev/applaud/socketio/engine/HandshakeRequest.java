package dev.applaud.socketio.engine;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/// What the application may want to know about the request that opened a session.
///
/// @param headers names in lower case, the values of repeated ones joined
/// @param query of repeated parameters, the last value
public record HandshakeRequest(
        Map<String, String> headers,
        Instant time,
        String address,
        boolean secure,
        String url,
        Map<String, String> query) {

    static HandshakeRequest of(Request request, Query query) {
        var headers = new LinkedHashMap<String, String>();
        for (HttpField field : request.getHeaders()) {
            var value = field.getValue() == null ? "" : field.getValue();
            headers.merge(field.getName().toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other);
        }
        return new HandshakeRequest(
                headers,
                Instant.now(),
                Request.getRemoteAddr(request),
                request.isSecure(),
                request.getHttpURI().getPathQuery(),
                query.asMap());
    }
}
