package dev.applaud.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// Where a page ended, in a list ordered by time and then id, newest first. Opaque to clients.
public record Cursor(Instant at, String id) {
    public Cursor {
        Identifier.checked(id);
    }

    /// Reads what {@link #toString} wrote.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Cursor parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            int dash = plain.indexOf('~');
            return new Cursor(Instant.ofEpochMilli(Long.parseLong(plain, 0, dash, 10)), plain.substring(dash + 1));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("is not a cursor that this server gave", e);
        }
    }

    @Override
    public String toString() {
        var plain = at.toEpochMilli() + "~" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
