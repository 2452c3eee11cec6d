package dev.applaud.socketio.protocol;

/// The packet types and their numbers on the wire.
enum PacketType {
    CONNECT(0),
    DISCONNECT(1),
    EVENT(2),
    ACK(3),
    CONNECT_ERROR(4),
    BINARY_EVENT(5),
    BINARY_ACK(6);

    private static final PacketType[] BY_NUMBER = values();

    private final int number;

    PacketType(int number) {
        this.number = number;
    }

    static PacketType of(int number) throws MalformedPacketException {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new MalformedPacketException("Unknown packet type");
        }
        return BY_NUMBER[number];
    }

    int number() {
        return number;
    }

    boolean isBinary() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }
}
