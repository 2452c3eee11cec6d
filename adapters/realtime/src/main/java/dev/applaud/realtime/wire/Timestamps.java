package dev.applaud.realtime.wire;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// Times as clients see them: ISO-8601 in UTC, always with three digits of milliseconds and `Z`.
final class Timestamps {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Timestamps() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
