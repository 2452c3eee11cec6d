package dev.applaud.socketio.engine.broken;

import dev.applaud.socketio.DisconnectReason;

/// An engine that knows what rides on it.
record Prying(DisconnectReason upperLayer) {}
