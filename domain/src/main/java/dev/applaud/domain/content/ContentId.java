package dev.applaud.domain.content;

import dev.applaud.domain.Identifier;

/// Names one content: a video, usually.
public record ContentId(String value) {
    public ContentId {
        Identifier.checked(value);
    }
}
