package dev.applaud.socketio.engine;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Which origins browsers may come from. Unlike the reference server it does not leave the check to the browser.
final class Cors {
    private static final String ANY = "*";

    private final CorsOptions options;
    private final List<String> origins;
    private final List<Pattern> patterns;

    Cors(CorsOptions options) {
        this.options = options;
        this.origins = options.origins();
        this.patterns = origins.stream().map(Origins::pattern).toList();
    }

    private boolean isConfigured() {
        return !origins.isEmpty();
    }

    /// Whether the request comes from an allowed origin: a listed one, our own, or, outside browsers, none.
    boolean allows(Request request) {
        var origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin == null || isListed(origin) || isOurs(origin, request);
    }

    private boolean isListed(String origin) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(origin).matches());
    }

    private static boolean isOurs(String origin, Request request) {
        int authority = origin.indexOf("://");
        return authority > 0
                && origin.substring(authority + 3).equals(request.getHeaders().get(HttpHeader.HOST));
    }

    /// Adds the headers to any answer, refusals included: browsers hide what lacks them.
    void addHeaders(Request request, HttpFields.Mutable answer) {
        if (!isConfigured()) {
            return;
        }
        var allowed = allowedOrigin(request.getHeaders().get(HttpHeader.ORIGIN));
        if (!ANY.equals(allowed)) {
            answer.add(HttpHeader.VARY, "Origin");
        }
        if (allowed != null) {
            answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        }
        if (allowed != null && options.credentials()) {
            answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
    }

    private @Nullable String allowedOrigin(@Nullable String origin) {
        if (origins.contains(ANY)) {
            return options.credentials() && origin != null
                    ? origin
                    : ANY; // browsers refuse the star together with credentials
        }
        if (origins.size() == 1 && !origins.getFirst().contains(ANY)) {
            return origins.getFirst();
        }
        return origin != null && isListed(origin) ? origin : null;
    }

    boolean isPreflight(Request request) {
        return isConfigured() && HttpMethod.OPTIONS.is(request.getMethod());
    }

    void addPreflightHeaders(Request request, HttpFields.Mutable answer) {
        answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, String.join(",", options.methods()));
        var headers = allowedHeaders(request, answer);
        if (headers != null) {
            answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
        if (options.maxAge().isPositive()) {
            answer.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, options.maxAge().toSeconds());
        }
    }

    /// Those of the settings, or else what the browser asks for.
    private @Nullable String allowedHeaders(Request request, HttpFields.Mutable answer) {
        if (!options.headers().isEmpty()) {
            return String.join(",", options.headers());
        }
        answer.add(HttpHeader.VARY, HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS.asString());
        return request.getHeaders().get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
    }
}
