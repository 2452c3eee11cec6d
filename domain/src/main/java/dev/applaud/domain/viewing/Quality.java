package dev.applaud.domain.viewing;

import java.util.Set;
import java.util.regex.Pattern;

/// A playback quality in the player's own word, such as `720p` or `auto`.
public record Quality(String value) {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,15}");

    /// What all those count as that aren't among the first {@link #MOST} of a content: players name them, so there may
    /// be any number.
    public static final Quality OTHER = new Quality("other");

    /// How many qualities of one content are counted by their own names.
    public static final int MOST = 64;

    public Quality {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 16 characters out of A-Z a-z 0-9 . _ -, such as 720p");
        }
    }

    /// As what it counts if these are counted already.
    public Quality among(Set<Quality> counted) {
        return counted.size() < MOST || counted.contains(this) ? this : OTHER;
    }
}
