package dev.applaud.domain.content;

import dev.applaud.domain.PlainText;

/// A content's title: 1 to 300 code points on one line.
public record ContentTitle(String value) {
    public ContentTitle {
        value = PlainText.singleLine(value, 300);
    }
}
