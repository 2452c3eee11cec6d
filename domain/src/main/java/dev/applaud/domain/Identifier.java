package dev.applaud.domain;

/// The one syntax of all ids: 1 to 64 characters out of `A-Z a-z 0-9 _ - . :`. Ids are opaque; nothing reads
/// meaning into them.
public final class Identifier {
    private static final int MAX_LENGTH = 64;

    private Identifier() {}

    /// The value itself.
    ///
    /// @throws IllegalArgumentException if it isn't an id; the message completes a sentence that starts with the
    /// field's name
    public static String checked(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(Identifier::isAllowed)) {
            throw new IllegalArgumentException("must be 1 to 64 characters out of A-Z a-z 0-9 _ - . :");
        }
        return value;
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_-.:".indexOf(c) >= 0;
    }
}
