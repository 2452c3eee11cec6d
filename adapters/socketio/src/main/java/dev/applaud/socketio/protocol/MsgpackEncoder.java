package dev.applaud.socketio.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;

/// Writes each packet as a MessagePack map: `{type, nsp, data?, id?}`.
final class MsgpackEncoder extends PacketEncoder {
    private final MsgpackWriter values;

    MsgpackEncoder(ObjectMapper mapper) {
        this.values = new MsgpackWriter(mapper);
    }

    @Override
    EncodedPacket encode(PacketType type, String namespace, @Nullable Long id, @Nullable Object data) {
        try (var packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(2 + (data == null ? 0 : 1) + (id == null ? 0 : 1));
            packer.packString("type").packInt(type.number());
            packer.packString("nsp").packString(namespace);
            if (data != null) {
                packer.packString("data");
                values.write(data, packer);
            }
            if (id != null) {
                packer.packString("id").packLong(id);
            }
            return new EncodedPacket.Binary(packer.toByteArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot be written as MessagePack: " + e, e);
        }
    }
}
