package dev.applaud.rest.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/// Says what every answer is: JSON, to be taken for nothing else and not to be kept.
public final class AnswerHeaders implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        var headers = answer.getHeaders();
        if (answer.hasEntity()) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, Json.TYPE);
        } else if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            answer.setStatus(204);
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
