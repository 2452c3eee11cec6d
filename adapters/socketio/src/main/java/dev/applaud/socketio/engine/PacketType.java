package dev.applaud.socketio.engine;

/// The packet types, in the order of their digits on the wire.
enum PacketType {
    OPEN,
    CLOSE,
    PING,
    PONG,
    MESSAGE,
    UPGRADE,
    NOOP;

    private static final PacketType[] BY_DIGIT = values();

    static boolean isDigit(char c) {
        return c >= '0' && c < '0' + BY_DIGIT.length;
    }

    static PacketType of(char digit) {
        return BY_DIGIT[digit - '0'];
    }
}
