package dev.applaud.socketio.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EventListener;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Answers a request for a WebSocket (RFC 6455, section 4). Neither extensions nor subprotocols are accepted.
public final class WebSocketUpgrade {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private WebSocketUpgrade() {}

    /// Turns the connection into a WebSocket; false, and nothing has happened, if the request is not a right one.
    ///
    /// @param limit of how many bytes a message may be
    public static boolean accept(
            Request request,
            Response response,
            Callback callback,
            int limit,
            WebSocketListener listener,
            FrameSource source) {
        var key = request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_KEY);
        if (!isRight(request, key)) {
            return false;
        }
        var connector = request.getConnectionMetaData().getConnector();
        var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        var webSocket = new WebSocket(endPoint, connector, limit, listener, source);
        for (EventListener each : connector.getEventListeners()) {
            if (each instanceof Connection.Listener) {
                webSocket.addEventListener(each);
            }
        }
        response.setStatus(HttpStatus.SWITCHING_PROTOCOLS_101);
        response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        response.getHeaders().put(HttpHeader.SEC_WEBSOCKET_ACCEPT, accepted(key.strip()));
        request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, webSocket);
        response.write(true, null, callback);
        return true;
    }

    private static boolean isRight(Request request, @Nullable String key) {
        return key != null
                && isKey(key.strip())
                && HttpMethod.GET.is(request.getMethod())
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
                && VERSION.equals(request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_VERSION));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String accepted(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
