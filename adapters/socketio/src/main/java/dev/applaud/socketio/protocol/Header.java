package dev.applaud.socketio.protocol;

import org.jspecify.annotations.Nullable;

/// What stands before a packet's JSON: `type [count "-"] [namespace ","] [id]`.
///
/// @param attachments how many binary messages follow; at least 1 for binary types, else 0
/// @param end where the JSON starts
record Header(
        PacketType type,
        int attachments,
        String namespace,
        @Nullable Long id,
        int end) {
    /// 2^53 - 1: what JavaScript can count to.
    static final long HIGHEST_ID = 9_007_199_254_740_991L;

    static Header read(String message, int maxAttachments) throws MalformedPacketException {
        if (message.isEmpty()) {
            throw new MalformedPacketException("Empty packet");
        }
        var type = PacketType.of(message.charAt(0) - '0');
        int position = 1;
        int attachments = 0;
        if (type.isBinary()) {
            int dash = endOfDigits(message, 1);
            attachments = attachments(message, dash, maxAttachments);
            position = dash + 1;
        }
        var namespace = "/";
        if (position < message.length() && message.charAt(position) == '/') {
            int comma = message.indexOf(',', position);
            int end = comma < 0 ? message.length() : comma;
            namespace = message.substring(position, end);
            position = Math.min(end + 1, message.length());
        }
        int end = endOfDigits(message, position);
        return new Header(type, attachments, namespace, end == position ? null : id(message, position, end), end);
    }

    private static int attachments(String message, int dash, int most) throws MalformedPacketException {
        boolean number = dash > 1 && dash < message.length() && message.charAt(dash) == '-';
        long count = number ? number(message, 1, dash) : 0;
        if (count < 1) {
            throw new MalformedPacketException("Illegal attachments");
        }
        if (count > most) {
            throw new MalformedPacketException("Too many attachments", true);
        }
        return (int) count;
    }

    private static long id(String message, int from, int to) throws MalformedPacketException {
        long id = number(message, from, to);
        if (id > HIGHEST_ID) {
            throw new MalformedPacketException("Acknowledgement id too high");
        }
        return id;
    }

    /// Something above every limit if there are too many digits.
    private static long number(String message, int from, int to) {
        return to - from > 18 ? Long.MAX_VALUE : Long.parseLong(message, from, to, 10);
    }

    private static int endOfDigits(String message, int from) {
        int end = from;
        while (end < message.length() && message.charAt(end) >= '0' && message.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
