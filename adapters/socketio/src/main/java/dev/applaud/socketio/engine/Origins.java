package dev.applaud.socketio.engine;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How origins are named in settings: `https://example.org`, or `*` for any. Within an origin, a `*` stands for one
/// character or more, but not for `/` and `:`, as in `https://*.example.org` and `http://localhost:*`.
public final class Origins {
    private static final String ANY = "*";
    private static final String WILDCARD = "[^/:]+";

    private Origins() {}

    /// Matches the origins that such a text means, as browsers write them.
    public static Pattern pattern(String text) {
        if (text.equals(ANY)) {
            return Pattern.compile(".*");
        }
        var parts = Arrays.stream(text.split(Pattern.quote(ANY), -1)).map(Pattern::quote);
        return Pattern.compile(parts.collect(Collectors.joining(WILDCARD)));
    }
}
