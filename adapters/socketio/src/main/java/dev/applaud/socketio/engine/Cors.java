package dev.applaud.socketio.engine;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Which origins browsers may come from. Unlike the reference server it does not leave the check to the browser.
record Cors(List<String> origins, boolean credentials) {
    private static final String ANY = "*";
    private static final String METHODS = "GET,HEAD,PUT,PATCH,POST,DELETE";

    boolean isConfigured() {
        return !origins.isEmpty();
    }

    /// Whether the request comes from an allowed origin: a listed one, our own, or, outside browsers, none.
    boolean allows(Request request) {
        var origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin == null || origins.contains(ANY) || origins.contains(origin) || isOurs(origin, request);
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
        if (allowed != null && credentials) {
            answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
    }

    private @Nullable String allowedOrigin(@Nullable String origin) {
        if (origins.contains(ANY)) {
            return credentials && origin != null ? origin : ANY; // browsers refuse the star together with credentials
        }
        if (origins.size() == 1) {
            return origins.getFirst();
        }
        return origin != null && origins.contains(origin) ? origin : null;
    }

    boolean isPreflight(Request request) {
        return isConfigured() && HttpMethod.OPTIONS.is(request.getMethod());
    }

    void addPreflightHeaders(Request request, HttpFields.Mutable answer) {
        answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        answer.add(HttpHeader.VARY, "Access-Control-Request-Headers");
        var wanted = request.getHeaders().get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
        if (wanted != null) {
            answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
        }
    }
}
