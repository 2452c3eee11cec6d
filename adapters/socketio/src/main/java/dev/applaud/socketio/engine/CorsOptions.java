package dev.applaud.socketio.engine;

import java.time.Duration;
import java.util.List;

/// From which origins browsers may connect, and what they are told about it.
///
/// @param origins such as `https://example.org` or `https://*.example.org`, see [Origins]; `*` allows any. A request
///     with another `Origin` is refused. Empty: only the server's own origin
/// @param credentials whether browsers may send cookies across origins; needs origins
/// @param methods methods that browsers are told they may use
/// @param headers headers that browsers are told they may send; empty: any
/// @param maxAge how long browsers may remember these answers; 0 s leaves it to them; up to 24 h
public record CorsOptions(
        List<String> origins, boolean credentials, List<String> methods, List<String> headers, Duration maxAge) {
    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE");
    private static final Duration LONGEST = Duration.ofDays(1);

    /// Only the server's own origin.
    public static final CorsOptions NONE = of(List.of(), false);

    public CorsOptions {
        if (credentials && origins.isEmpty()) {
            throw new IllegalArgumentException("credentials needs origins");
        }
        if (maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("maxAge must be between 0 and 24 h: " + maxAge);
        }
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
    }

    /// These origins with all methods and headers.
    public static CorsOptions of(List<String> origins, boolean credentials) {
        return new CorsOptions(origins, credentials, METHODS, List.of(), Duration.ZERO);
    }
}
