package dev.applaud.redis;

import dev.applaud.socketio.protocol.MalformedPacketException;

/// The id of an entry in a stream, `<ms>-<seq>`: ids grow within a stream, whoever adds. Both parts are unsigned.
record StreamId(long millis, long sequence) implements Comparable<StreamId> {
    /// Before the first entry of any stream.
    static final StreamId ZERO = new StreamId(0, 0);

    private static final int SEQUENCE_BITS = 20;
    private static final int MILLIS_BITS = 43;

    /// The id that has this [#position].
    static StreamId at(long position) {
        return new StreamId(position >> SEQUENCE_BITS, position & ((1 << SEQUENCE_BITS) - 1));
    }

    /// The position of an id that is written so; -1 if it is none, or has none.
    static long position(String text) {
        try {
            return parse(text).position();
        } catch (MalformedPacketException _) {
            return -1;
        }
    }

    static StreamId parse(String text) throws MalformedPacketException {
        int dash = text.indexOf('-');
        try {
            if (dash > 0 && Character.isDigit(text.charAt(0)) && Character.isDigit(text.charAt(dash + 1))) {
                return new StreamId(
                        Long.parseUnsignedLong(text, 0, dash, 10),
                        Long.parseUnsignedLong(text, dash + 1, text.length(), 10));
            }
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            // as what follows
        }
        throw new MalformedPacketException("No id of a stream's entry");
    }

    /// One number with the order of the ids; -1 if there is none, as the id is of a far future, or of one of a million
    /// entries in a millisecond.
    long position() {
        return millis >>> MILLIS_BITS == 0 && sequence >>> SEQUENCE_BITS == 0 ? millis << SEQUENCE_BITS | sequence : -1;
    }

    @Override
    public int compareTo(StreamId other) {
        int earlier = Long.compareUnsigned(millis, other.millis);
        return earlier != 0 ? earlier : Long.compareUnsigned(sequence, other.sequence);
    }

    boolean isAfter(StreamId other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(millis) + "-" + Long.toUnsignedString(sequence);
    }
}
