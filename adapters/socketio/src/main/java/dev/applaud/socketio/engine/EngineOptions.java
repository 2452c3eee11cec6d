package dev.applaud.socketio.engine;

import java.util.List;
import java.util.Set;

/// Settings of an [Engine], already validated by whoever makes them. Times are in milliseconds, sizes in bytes.
///
/// @param path with both slashes; every path that starts so is answered
/// @param skippedConnectors names of the Jetty connectors whose requests are passed on
/// @param allowEio3 whether clients of revision 3 are served too
/// @param compressionThreshold from how many bytes on polls' answers are compressed; 0: never
/// @param corsOrigins the origins allowed, `*` for all; empty: the server's own only
public record EngineOptions(
        String path,
        Set<String> skippedConnectors,
        boolean allowEio3,
        long pingInterval,
        long pingTimeout,
        long upgradeTimeout,
        int maxHttpBufferSize,
        int maxPacketsPerPayload,
        long maxBufferedBytes,
        int maxConnections,
        int compressionThreshold,
        List<String> corsOrigins,
        boolean credentials,
        EngineMetrics metrics) {}
