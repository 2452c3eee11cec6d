package dev.applaud.socketio.websocket;

/// What a client's bytes turn out to be: whole messages, and control frames.
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
sealed interface Incoming {
    record Text(String message) implements Incoming {}

    record Binary(byte[] message) implements Incoming {}

    record Ping(byte[] payload) implements Incoming {}

    record Pong() implements Incoming {}

    /// @param status [Frames#NO_STATUS] if there was none
    record Close(int status) implements Incoming {}
}
