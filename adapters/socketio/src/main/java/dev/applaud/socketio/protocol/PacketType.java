package dev.applaud.socketio.protocol;

/// The packet types, in the order of their digits on the wire.
enum PacketType {
    CONNECT,
    DISCONNECT,
    EVENT,
    ACK,
    CONNECT_ERROR,
    BINARY_EVENT,
    BINARY_ACK;

    private static final PacketType[] BY_DIGIT = values();

    static PacketType of(char digit) throws MalformedPacketException {
        int index = digit - '0';
        if (index < 0 || index >= BY_DIGIT.length) {
            throw new MalformedPacketException("Unknown packet type");
        }
        return BY_DIGIT[index];
    }

    boolean isBinary() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }
}
