package dev.applaud.redis;

import dev.applaud.socketio.protocol.MalformedPacketException;

/// The id of an entry in a stream, `<ms>-<seq>`: ids grow within a stream, whoever adds. Both parts are unsigned.
record StreamId(long millis, long sequence) implements Comparable<StreamId> {
    /// Before the first entry of any stream.
    static final StreamId ZERO = new StreamId(0, 0);

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
