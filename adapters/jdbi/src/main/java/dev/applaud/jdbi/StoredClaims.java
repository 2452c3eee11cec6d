package dev.applaud.jdbi;

import dev.applaud.domain.people.Profile;
import org.jspecify.annotations.Nullable;

/// What the database keeps of a token's claims, which have no bound of their own.
final class StoredClaims {
    static final int MAX_USERNAME = 255;
    static final int MAX_AVATAR = 2048;

    private StoredClaims() {}

    static Profile of(Profile told) {
        return new Profile(
                told.id(), cut(told.username(), MAX_USERNAME), cut(told.avatar(), MAX_AVATAR), told.isVerified());
    }

    /// The first code points. A lone surrogate becomes the replacement character: no database would give it back.
    static @Nullable String cut(@Nullable String text, int maxCodePoints) {
        if (text == null) {
            return null;
        }
        return text.codePoints()
                .limit(maxCodePoints)
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
