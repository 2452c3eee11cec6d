package dev.applaud.socketio.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;

/// How packets become messages and messages packets. Server and clients must use the same one; nothing negotiates it.
public enum Parser {
    /// Text with JSON in it, binary values as attachments: what every client does unless told otherwise.
    JSON {
        @Override
        public PacketEncoder encoder(ObjectMapper mapper) {
            return new JsonEncoder(mapper);
        }

        @Override
        public PacketDecoder decoder(int maxAttachments) {
            return new JsonDecoder(maxAttachments);
        }
    },

    /// Each packet as one binary message in MessagePack, binary values inline: what clients do that are given
    /// `socket.io-msgpack-parser` from npm, or load the bundle `socket.io.msgpack.min.js`.
    MSGPACK {
        @Override
        public PacketEncoder encoder(ObjectMapper mapper) {
            return new MsgpackEncoder(mapper);
        }

        @Override
        public PacketDecoder decoder(int maxAttachments) {
            return new MsgpackDecoder();
        }
    };

    /// Values are written by a copy of `mapper`.
    public abstract PacketEncoder encoder(ObjectMapper mapper);

    /// A decoder for one connection. `maxAttachments` bounds those of one packet, where binary values are attachments.
    public abstract PacketDecoder decoder(int maxAttachments);
}
