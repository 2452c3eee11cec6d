package dev.applaud.domain.viewing;

import java.util.regex.Pattern;

/// A playback quality in the player's own word, such as `720p` or `auto`.
public record Quality(String value) {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,15}");

    public Quality {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 16 characters out of A-Z a-z 0-9 . _ -, such as 720p");
        }
    }
}
