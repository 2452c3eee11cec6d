package dev.applaud.domain.viewing;

import dev.applaud.domain.Identifier;

/// Names one viewing: from joining a video on one connection to leaving it or joining it anew.
public record ViewingId(String value) {
    public ViewingId {
        Identifier.checked(value);
    }
}
