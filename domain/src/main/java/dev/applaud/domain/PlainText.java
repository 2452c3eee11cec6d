package dev.applaud.domain;

import java.text.Normalizer;

/// What people write, as Applaud takes it: Unicode NFC, trimmed, bounded in code points, without control characters.
public final class PlainText {
    private PlainText() {}

    /// @throws IllegalArgumentException if nothing is left, or it is too long, or holds a control character but
    /// line breaks
    public static String multiLine(String text, int maxCodePoints) {
        return checked(text, maxCodePoints, "\r\n");
    }

    /// @throws IllegalArgumentException if nothing is left, or it is too long, or holds any control character
    public static String singleLine(String text, int maxCodePoints) {
        return checked(text, maxCodePoints, "");
    }

    private static String checked(String text, int maxCodePoints, String allowedControls) {
        var clean = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        int length = clean.codePointCount(0, clean.length());
        if (length < 1 || length > maxCodePoints) {
            throw new IllegalArgumentException("must have 1 to " + maxCodePoints + " characters");
        }
        if (clean.codePoints().anyMatch(c -> isRefused(c) && allowedControls.indexOf(c) < 0)) {
            throw new IllegalArgumentException("must not hold control characters");
        }
        return clean;
    }

    /// A lone surrogate is no character, and no database would give it back.
    private static boolean isRefused(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
