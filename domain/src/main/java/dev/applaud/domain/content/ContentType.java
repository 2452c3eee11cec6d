package dev.applaud.domain.content;

import java.util.regex.Pattern;

/// The kind of a content, such as `video`: the product's own word, which Applaud only carries.
public record ContentType(String value) {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");

    public ContentType {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("must be a word of 1 to 32 characters, such as video");
        }
    }
}
