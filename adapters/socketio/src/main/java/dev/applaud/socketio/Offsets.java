package dev.applaud.socketio;

import dev.applaud.socketio.engine.Ids;

/// What clients are told of positions in one server's memory. Clients come with offsets of earlier sessions, also of
/// other servers: ours begin with a mark.
final class Offsets {
    private static final int RADIX = Character.MAX_RADIX;
    private static final int MARK_LENGTH = 6;

    private final String mark = Ids.next().substring(0, MARK_LENGTH);

    String of(long position) {
        return mark + Long.toString(position, RADIX);
    }

    /// -1 if it is none of this server.
    long position(String offset) {
        if (!offset.startsWith(mark)) {
            return -1;
        }
        try {
            return Long.parseLong(offset, MARK_LENGTH, offset.length(), RADIX);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
