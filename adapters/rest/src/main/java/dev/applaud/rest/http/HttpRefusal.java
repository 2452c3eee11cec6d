package dev.applaud.rest.http;

import dev.applaud.domain.Refusal;
import java.time.Duration;
import java.util.Map;

/// A refusal in HTTP's words. Public for whoever must refuse before a request reaches Jersey.
public final class HttpRefusal {
    private final Refusal refusal;

    public HttpRefusal(Refusal refusal) {
        this.refusal = refusal;
    }

    public int status() {
        return switch (refusal) {
            case Refusal.Malformed _ -> 400;
            case Refusal.Unauthenticated _, Refusal.TokenInvalid _, Refusal.TokenExpired _ -> 401;
            case Refusal.Forbidden _ -> 403;
            case Refusal.NotFound _, Refusal.ContentNotFound _, Refusal.CommentNotFound _, Refusal.UserNotFound _ ->
                404;
            case Refusal.MethodNotAllowed _ -> 405;
            case Refusal.NotAcceptable _ -> 406;
            case Refusal.Conflict _, Refusal.AlreadyDone _ -> 409;
            case Refusal.PayloadTooLarge _ -> 413;
            case Refusal.UnsupportedMediaType _ -> 415;
            case Refusal.Invalid _ -> 422;
            case Refusal.RateLimited _ -> 429;
            case Refusal.Internal _ -> 500;
            case Refusal.Unavailable _ -> 503;
        };
    }

    /// What RFC 9110 and RFC 6750 want to be said beside the status.
    public Map<String, String> headers() {
        return switch (refusal) {
            case Refusal.Unauthenticated _ -> Map.of("WWW-Authenticate", "Bearer");
            case Refusal.TokenInvalid _, Refusal.TokenExpired _ -> badToken();
            case Refusal.RateLimited(var after) -> retryAfter(after);
            case Refusal.Unavailable(var after) -> retryAfter(after);
            case Refusal.Invalid _,
                    Refusal.Malformed _,
                    Refusal.Forbidden _,
                    Refusal.NotFound _,
                    Refusal.ContentNotFound _,
                    Refusal.CommentNotFound _,
                    Refusal.UserNotFound _,
                    Refusal.MethodNotAllowed _,
                    Refusal.NotAcceptable _,
                    Refusal.Conflict _,
                    Refusal.AlreadyDone _,
                    Refusal.PayloadTooLarge _,
                    Refusal.UnsupportedMediaType _,
                    Refusal.Internal _ -> Map.of();
        };
    }

    /// The envelope in JSON; its type is {@link Json#TYPE}.
    public byte[] body() {
        return Json.write(envelope());
    }

    Envelope envelope() {
        return Envelope.Failure.of(refusal);
    }

    private Map<String, String> badToken() {
        var challenge = "Bearer error=\"invalid_token\", error_description=\"" + refusal.message() + "\"";
        return Map.of("WWW-Authenticate", challenge);
    }

    private static Map<String, String> retryAfter(Duration after) {
        return Map.of("Retry-After", Long.toString(Math.max(1, Math.ceilDiv(after.toMillis(), 1000L))));
    }
}
