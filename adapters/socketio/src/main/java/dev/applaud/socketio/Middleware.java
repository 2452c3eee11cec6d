package dev.applaud.socketio;

/// Asked when a client wants to join a namespace, before its CONNECT is answered. Runs on a virtual thread that may
/// block. It may set [Socket#data], join rooms, and emit; should it refuse, all of that is undone, though what was
/// emitted has left. An exception counts as a refusal with the message "Internal error" and is logged.
@FunctionalInterface
public interface Middleware {
    Admission admit(Socket socket);
}
