package dev.applaud.socketio;

import java.time.Duration;

/// Settings of the connection state recovery: a client that lost its connection gets its socket back, with id, rooms,
/// data, and the events that it has missed. All limits are for each namespace; what crosses one costs clients their
/// recovery, and nothing else: they connect anew.
///
/// Clients come back to the server that they have left, or, if its adapter has a
/// [dev.applaud.socketio.cluster.RecoveryStore], to any server of the cluster. Then the store keeps the sessions,
/// without `maxSessions`, and this server the latest packets only.
///
/// @param maxDisconnectionDuration how long a client may stay away; range 1 s to 1 h. Packets are kept for that long at
///     least, and twice as long at most
/// @param skipMiddlewares whether a socket that is recovered is spared the namespace's middlewares
/// @param maxSessions most sockets that are remembered after their disconnect; beyond, the one that left first is
///     forgotten; from 1
/// @param maxPackets most packets that are kept; beyond, the oldest are dropped; from 1
/// @param maxBytes most bytes that the kept packets may have; beyond, the oldest are dropped; from 1 KiB
public record ConnectionStateRecovery(
        Duration maxDisconnectionDuration, boolean skipMiddlewares, int maxSessions, int maxPackets, long maxBytes) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /// 2 min, middlewares skipped, 10,000 sessions, 10,000 packets, 16 MiB.
    public static final ConnectionStateRecovery DEFAULTS =
            new ConnectionStateRecovery(Duration.ofMinutes(2), true, 10_000, 10_000, 16 << 20);

    public ConnectionStateRecovery {
        if (maxDisconnectionDuration.compareTo(SHORTEST) < 0 || maxDisconnectionDuration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("maxDisconnectionDuration must be between %s and %s: %s"
                    .formatted(SHORTEST, LONGEST, maxDisconnectionDuration));
        }
        atLeast("maxSessions", maxSessions, 1);
        atLeast("maxPackets", maxPackets, 1);
        atLeast("maxBytes", maxBytes, 1024);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d: %d".formatted(name, least, value));
        }
    }
}
