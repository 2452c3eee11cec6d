package dev.applaud.socketio.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/// What the application may want to know about the request that opened a session. It lives as long, so the maps are
/// of the kind that takes least memory, and names that Jetty knows are Jetty's own.
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
        var headers = new HashMap<String, String>();
        for (HttpField field : request.getHeaders()) {
            var value = field.getValue() == null ? "" : field.getValue();
            headers.merge(field.getLowerCaseName(), value, (one, other) -> one + ", " + other);
        }
        return new HandshakeRequest(
                Map.copyOf(headers),
                Instant.now(),
                Request.getRemoteAddr(request),
                request.isSecure(),
                request.getHttpURI().getPathQuery(),
                query.asMap());
    }

    /// Whether the client is on OkHttp, as the Java client of Socket.IO is: after a close frame OkHttp reads nothing
    /// more, and waits until the application closes its side, which that client does not do. It would notice the
    /// close when its heartbeat is overdue, after 45 s; the end of a connection without a close frame it notices.
    boolean stopsReadingAtCloseFrames() {
        return headers.getOrDefault("user-agent", "").startsWith("okhttp/");
    }
}
