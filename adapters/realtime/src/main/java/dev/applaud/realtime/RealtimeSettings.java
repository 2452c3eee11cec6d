package dev.applaud.realtime;

import java.time.Duration;

/// How connections are treated.
///
/// @param authGrace how long one stays after its token has expired; 0 to 1 h
/// @param maxRooms how many videos and live streams together one may be in; from 1
public record RealtimeSettings(Duration authGrace, int maxRooms) {
    public static final RealtimeSettings DEFAULTS = new RealtimeSettings(Duration.ofSeconds(30), 100);

    public RealtimeSettings {
        if (authGrace.isNegative() || authGrace.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("authGrace must be between 0 and 1 h: " + authGrace);
        }
        if (maxRooms < 1) {
            throw new IllegalArgumentException("maxRooms must be at least 1: " + maxRooms);
        }
    }
}
