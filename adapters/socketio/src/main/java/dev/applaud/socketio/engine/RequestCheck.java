package dev.applaud.socketio.engine;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The checks that every request has to pass, in the specification's order. They come before the answer to an upgrade,
/// so a refused client gets a status it can read.
final class RequestCheck {
    private final Engine engine;
    private final Cors cors;

    RequestCheck(Engine engine, Cors cors) {
        this.engine = engine;
        this.cors = cors;
    }

    static boolean isUpgrade(Request request) {
        var headers = request.getHeaders();
        return headers.contains(HttpHeader.UPGRADE, "websocket") && headers.contains(HttpHeader.CONNECTION, "upgrade");
    }

    /// All that has to be right before the application is asked; null if it is.
    @Nullable
    RequestError check(Request request, Query query, @Nullable EngineSession session) {
        boolean upgrade = isUpgrade(request);
        boolean webSocket = query.transport().equals(WebSocketTransport.NAME);
        if (!engine.options().transports().contains(query.transport())) {
            return RequestError.TRANSPORT_UNKNOWN;
        }
        if (hasBadOriginCharacters(request)) {
            return RequestError.BAD_REQUEST;
        }
        if (!query.sid().isEmpty() && session == null) {
            return RequestError.SESSION_UNKNOWN;
        }
        var error = session == null ? checkMethod(request) : checkSession(query, upgrade, session);
        if (error == null && upgrade != webSocket) {
            return RequestError.BAD_REQUEST;
        }
        return error == null && !cors.allows(request) ? RequestError.FORBIDDEN : error;
    }

    private @Nullable RequestError checkSession(Query query, boolean upgrade, EngineSession session) {
        if (upgrade ? !engine.options().allowUpgrades() : !query.transport().equals(session.transportName())) {
            return RequestError.BAD_REQUEST;
        }
        boolean same = query.revision()
                .filter(revision -> revision.number() == session.protocol())
                .isPresent();
        return same ? null : RequestError.BAD_REQUEST;
    }

    private static @Nullable RequestError checkMethod(Request request) {
        return HttpMethod.GET.is(request.getMethod()) ? null : RequestError.BAD_HANDSHAKE_METHOD;
    }

    /// What remains for one that opens a session, which is counted then; null if it may.
    @Nullable
    RequestError checkNewSession(Request request, Query query) {
        if (query.revision().filter(this::isServed).isEmpty()) {
            return RequestError.UNSUPPORTED_PROTOCOL;
        }
        if (!engine.isAccepting() || !engine.hasRoom()) {
            return RequestError.UNAVAILABLE;
        }
        if (!engine.hasRoomFor(Request.getRemoteAddr(request))) {
            return RequestError.TOO_MANY_CONNECTIONS;
        }
        return engine.hasTimeForOneMore() ? null : RequestError.TOO_MANY_HANDSHAKES;
    }

    private boolean isServed(Revision revision) {
        return revision.number() == 4 || engine.options().allowEio3();
    }

    private static boolean hasBadOriginCharacters(Request request) {
        var origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin != null && origin.chars().anyMatch(c -> c != '\t' && (c < 0x20 || c == 0x7F || c > 0xFF));
    }
}
