package dev.applaud.rest.http;

import dev.applaud.domain.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;

/// Refuses requests that announce a body over the limit. Bodies of unknown length are measured by
/// {@link InputReader}.
@PreMatching
public final class BodyLimit implements ContainerRequestFilter {
    private static final int MAX_DISCARDED_BYTES = 1 << 20;

    private final int maxBytes;

    public BodyLimit(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= maxBytes) {
            return;
        }
        if (request.getHeaderString("Expect") == null) {
            discard(request.getEntityStream());
        }
        request.abortWith(Answers.refused(tooLarge(maxBytes)));
    }

    static Refusal tooLarge(int maxBytes) {
        return new Refusal.PayloadTooLarge("The body must not be larger than " + maxBytes + " bytes");
    }

    /// Most clients send all before they listen, and a connection that is closed meanwhile takes our answer with it.
    /// So we let them finish, within reason.
    static void discard(InputStream body) {
        var buffer = new byte[8192];
        try {
            int left = MAX_DISCARDED_BYTES;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = body.read(buffer);
            }
        } catch (IOException | RuntimeException e) {
            // Whoever breaks off sending is answered all the same.
        }
    }
}
