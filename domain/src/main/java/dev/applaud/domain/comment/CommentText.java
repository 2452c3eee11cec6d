package dev.applaud.domain.comment;

import dev.applaud.domain.PlainText;

/// The text of a comment: NFC, trimmed, 1 to 2,200 code points, line breaks being the only control characters.
/// Kept as written otherwise; escaping is the duty of whoever shows it.
public record CommentText(String value) {
    public CommentText {
        value = PlainText.multiLine(value, 2200);
    }
}
