package dev.applaud.socketio.cluster;

import dev.applaud.socketio.protocol.Packet;

/// An event that is kept for those who may have missed it.
///
/// @param position orders all that is stored in one place; from 0
public record StoredEvent(long position, Packet.Event event, BroadcastOptions options) {}
