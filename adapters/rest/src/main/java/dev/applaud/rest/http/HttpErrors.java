package dev.applaud.rest.http;

import dev.applaud.application.Faults;
import dev.applaud.domain.Refusal;
import jakarta.servlet.ServletException;
import org.glassfish.jersey.server.ContainerException;
import org.jspecify.annotations.Nullable;

/// What an HTTP error that a server or framework came upon by itself means in our vocabulary. Any thread.
public final class HttpErrors {
    private final Faults faults;

    public HttpErrors(Faults faults) {
        this.faults = faults;
    }

    /// @param status from 400
    /// @param cause of a status from 500, if it is known; goes to the log
    public Refusal refusalOf(int status, @Nullable Throwable cause) {
        if (status < 500) {
            return refusalOf(status);
        }
        return faults.refusalOf(cause == null ? new IllegalStateException("HTTP status " + status) : unwrapped(cause));
    }

    /// @param status 400 to 499; those that we have no word for are malformed requests
    static Refusal refusalOf(int status) {
        return switch (status) {
            case 401 -> new Refusal.Unauthenticated();
            case 403 -> new Refusal.Forbidden("This is not allowed");
            case 404 -> new Refusal.NotFound("There is nothing at this address");
            case 405 -> new Refusal.MethodNotAllowed("This method is not allowed at this address");
            case 406 -> new Refusal.NotAcceptable("Answers are application/json");
            case 413 -> new Refusal.PayloadTooLarge("The request is too large");
            case 415 -> new Refusal.UnsupportedMediaType("The body must be application/json");
            default -> new Refusal.Malformed("The request is malformed");
        };
    }

    /// Servlets and Jersey wrap what they could not handle.
    private static Throwable unwrapped(Throwable thrown) {
        var wraps = thrown instanceof ServletException || thrown instanceof ContainerException;
        var cause = thrown.getCause();
        return wraps && cause != null ? unwrapped(cause) : thrown;
    }
}
