package dev.applaud.rest.http;

import dev.applaud.domain.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;

/// Refuses requests that announce a body over the limit. Bodies of unknown length are measured where
/// they are read.
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

    /// The whole body, however it comes. Nothing can fail here but the client's sending; of broken compression Jetty
    /// tells by an unchecked exception.
    ///
    /// @throws RefusedException if it is over the limit, or can't be read
    static byte[] read(InputStream body, int maxBytes) {
        var text = readUpTo(body, maxBytes + 1);
        if (text.length > maxBytes) {
            discard(body);
            throw new RefusedException(tooLarge(maxBytes));
        }
        return text;
    }

    private static byte[] readUpTo(InputStream body, int bytes) {
        try {
            return body.readNBytes(bytes);
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(new Refusal.Malformed("The body could not be read"));
        }
    }

    private static Refusal tooLarge(int maxBytes) {
        return new Refusal.PayloadTooLarge("The body must not be larger than " + maxBytes + " bytes");
    }

    /// Most clients send all before they listen, and a connection that is closed meanwhile takes our answer with it.
    /// So we let them finish, within reason.
    private static void discard(InputStream body) {
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
