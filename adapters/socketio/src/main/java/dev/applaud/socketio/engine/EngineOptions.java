package dev.applaud.socketio.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Settings of an [Engine], already validated by whoever makes them. Times are in milliseconds, sizes in bytes.
///
/// @param path with both slashes; every path that starts so is answered
/// @param addTrailingSlash false if that path is answered without its last slash too
/// @param skippedConnectors names of the Jetty connectors whose requests are passed on
/// @param transports which of `polling` and `websocket` there are
/// @param allowUpgrades whether a session may move from polling to WebSocket
/// @param allowEio3 whether clients of revision 3 are served too
/// @param maxHandshakesPerSecond how many sessions may be opened; 0: any number
/// @param compressionThreshold from how many bytes on polls' answers are compressed; 0: never
/// @param cookie for the first answer of a polling session; null: none
/// @param allowRequest asked before a session is opened; null: all are allowed
public record EngineOptions(
        String path,
        boolean addTrailingSlash,
        Set<String> skippedConnectors,
        Set<String> transports,
        boolean allowUpgrades,
        boolean allowEio3,
        long pingInterval,
        long pingTimeout,
        long upgradeTimeout,
        int maxHttpBufferSize,
        int maxPacketsPerPayload,
        long maxBufferedBytes,
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxHandshakesPerSecond,
        int compressionThreshold,
        @Nullable Cookie cookie,
        @Nullable AllowRequest allowRequest,
        CorsOptions cors,
        EngineMetrics metrics) {

    /// Whether polling clients are told that there is WebSocket.
    boolean offersUpgrades() {
        return allowUpgrades && transports.contains(WebSocketTransport.NAME);
    }
}
