package dev.applaud.domain.content;

import java.net.URI;

/// Where a content's media can be fetched: an absolute http or https address of at most 2,048 characters.
public record MediaUrl(String value) {
    public MediaUrl {
        if (value.length() > 2048 || !isAbsoluteHttp(value)) {
            throw new IllegalArgumentException("must be an http or https URL of at most 2048 characters");
        }
    }

    private static boolean isAbsoluteHttp(String value) {
        try {
            var uri = URI.create(value);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
