package dev.applaud.socketio.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads packets that are MessagePack maps: `{type, nsp, data?, id?}`. Further members are ignored; clients send some.
final class MsgpackDecoder extends PacketDecoder {
    @Override
    public Optional<Packet> text(String message) throws MalformedPacketException {
        throw new MalformedPacketException("Text in the place of MessagePack");
    }

    @Override
    public Optional<Packet> binary(byte[] message) throws MalformedPacketException {
        var packet = object(MsgpackReader.read(message));
        return Optional.of(packet(
                type(packet.get("type")),
                namespace(packet.get("nsp")),
                packet.containsKey("id") ? id(packet.get("id")) : null,
                !packet.containsKey("data"),
                packet.get("data")));
    }

    private static PacketType type(@Nullable Object type) throws MalformedPacketException {
        if (type instanceof Integer number) {
            var known = PacketType.of(number);
            require(!known.isBinary(), "Unknown packet type");
            return known;
        }
        throw new MalformedPacketException("Unknown packet type");
    }

    private static String namespace(@Nullable Object namespace) throws MalformedPacketException {
        if (namespace instanceof String name && name.startsWith("/")) {
            return name;
        }
        throw new MalformedPacketException("Invalid namespace");
    }

    private static long id(@Nullable Object id) throws MalformedPacketException {
        if (id instanceof Integer || id instanceof Long) {
            long number = ((Number) id).longValue();
            require(number >= 0 && number <= Header.HIGHEST_ID, "Acknowledgement id out of range");
            return number;
        }
        throw new MalformedPacketException("Invalid acknowledgement id");
    }
}
