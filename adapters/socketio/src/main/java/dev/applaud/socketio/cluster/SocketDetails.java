package dev.applaud.socketio.cluster;

import dev.applaud.socketio.Handshake;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A socket of any server, as it was at one moment.
///
/// @param rooms its own id among them
/// @param data what the application put into `Socket.data()`; between servers only what can be written as JSON crosses
public record SocketDetails(String id, Handshake handshake, Set<String> rooms, Map<String, @Nullable Object> data) {}
