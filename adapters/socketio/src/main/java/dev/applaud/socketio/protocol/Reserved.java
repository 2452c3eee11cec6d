package dev.applaud.socketio.protocol;

import java.util.Set;

/// Event names that neither side may send.
public final class Reserved {
    private static final Set<String> NAMES =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    private Reserved() {}

    public static boolean contains(String event) {
        return NAMES.contains(event);
    }
}
