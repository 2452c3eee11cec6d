package dev.applaud.bootstrap.settings;

import org.jspecify.annotations.Nullable;

/// `''` in the file means that a setting isn't set.
final class Unset {
    private Unset() {}

    static @Nullable String ifBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
