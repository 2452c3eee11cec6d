package dev.applaud.domain.audience;

import dev.applaud.domain.Identifier;

/// Names one live stream. Applaud keeps no register of them: any id opens a room.
public record LivestreamId(String value) {
    public LivestreamId {
        Identifier.checked(value);
    }
}
