package dev.applaud.domain.comment;

import dev.applaud.domain.Identifier;

/// Names one comment.
public record CommentId(String value) {
    public CommentId {
        Identifier.checked(value);
    }
}
