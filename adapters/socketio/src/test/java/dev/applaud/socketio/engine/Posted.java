package dev.applaud.socketio.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// What a POST's body was read as, in words.
final class Posted {
    static final String UNREADABLE = "unreadable";

    private Posted() {}

    static List<String> texts(Iterator<Optional<IncomingPacket>> packets) {
        var texts = new ArrayList<String>();
        while (packets.hasNext() && !texts.contains(UNREADABLE)) {
            texts.add(packets.next().map(Posted::text).orElse(UNREADABLE));
        }
        return texts;
    }

    static String text(IncomingPacket packet) {
        return switch (packet) {
            case IncomingPacket.Text(var type, var data) -> type == PacketType.MESSAGE ? data : type + data;
            case IncomingPacket.Binary(var data) -> "binary " + Arrays.toString(data);
        };
    }
}
