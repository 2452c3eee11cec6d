package dev.applaud.bootstrap.sides;

import dev.applaud.application.Faults;
import dev.applaud.domain.Refusal;
import dev.applaud.rest.http.HttpErrors;
import dev.applaud.rest.http.HttpRefusal;
import dev.applaud.rest.http.Json;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what Jetty refuses by itself, before REST sees it, in REST's envelope.
final class JettyErrors implements Request.Handler {
    private static final int SHUTTING_DOWN = 503;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final HttpErrors errors;

    JettyErrors(Faults faults) {
        this.errors = new HttpErrors(faults);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var refusal = new HttpRefusal(refusalOf(request, response.getStatus()));
        if (response.getStatus() >= 500) {
            // An outage looks like any other fault to Jetty.
            response.setStatus(refusal.status());
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Json.TYPE);
        refusal.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(refusal.body()), callback);
        return true;
    }

    private Refusal refusalOf(Request request, int status) {
        return status == SHUTTING_DOWN
                ? new Refusal.Unavailable(RETRY_AFTER)
                : errors.refusalOf(status, (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION));
    }
}
