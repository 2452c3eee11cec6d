package dev.applaud.socketio.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// An HTTP request that is to be answered exactly once, perhaps later and by another thread.
final class Exchange {
    /// In seconds.
    private static final int LONGEST_RETRY_AFTER = 5;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final int compressionThreshold;

    /// @param compressionThreshold of how many bytes a poll's answer must be to be compressed; 0: never
    Exchange(Request request, Response response, Callback callback, int compressionThreshold) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.compressionThreshold = compressionThreshold;
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    /// The packets of a poll, compressed on a thread of its own if that is worth it. If they cannot be written, `lost`
    /// is told.
    void packets(Payload payload, Consumer<Throwable> lost) {
        var headers = uncached();
        var coding = ContentCoding.IDENTITY;
        if (isLargeEnough(payload)) {
            headers.add(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
            coding = ContentCoding.preferred(request.getHeaders());
        }
        if (coding == ContentCoding.IDENTITY) {
            packets(payload.contentType(), payload.body(), lost);
        } else {
            headers.put(HttpHeader.CONTENT_ENCODING, coding.token());
            compress(payload, coding, lost);
        }
    }

    private boolean isLargeEnough(Payload payload) {
        return payload.compressible()
                && compressionThreshold > 0
                && payload.body().remaining() >= compressionThreshold;
    }

    private void compress(Payload payload, ContentCoding coding, Consumer<Throwable> lost) {
        Thread.startVirtualThread(() -> packets(payload.contentType(), coding.encode(payload.body()), lost));
    }

    private void packets(String contentType, ByteBuffer body, Consumer<Throwable> lost) {
        answer(200, contentType, body, Callback.from(callback::succeeded, failure -> {
            lost.accept(failure);
            callback.failed(failure);
        }));
    }

    private HttpFields.Mutable uncached() {
        return response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    }

    void ok() {
        uncached();
        answer(200, "text/html", utf8("ok"), callback);
    }

    void empty(int status) {
        answer(status, null, BufferUtil.EMPTY_BUFFER, callback);
    }

    void refuse(RequestError error) {
        refuse(error, error.message());
    }

    void refuse(RequestError error, String message) {
        advise(error);
        answer(error.status(), "application/json", utf8(error.json(message)), callback);
    }

    /// What a client gets that asked for a WebSocket: plain text, and the end of the connection.
    void refuseUpgrade(RequestError error, String message) {
        advise(error);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        answer(error.status(), "text/html", utf8(message), callback);
    }

    /// What would be right instead. Those who come too fast shall not come back all at once.
    private void advise(RequestError error) {
        var headers = response.getHeaders();
        if (error == RequestError.METHOD_NOT_ALLOWED) {
            headers.put(HttpHeader.ALLOW, "GET, POST");
        } else if (error == RequestError.TOO_MANY_HANDSHAKES) {
            headers.put(HttpHeader.RETRY_AFTER, ThreadLocalRandom.current().nextInt(1, LONGEST_RETRY_AFTER + 1));
        }
    }

    private void answer(int status, @Nullable String contentType, ByteBuffer body, Callback written) {
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        if (contentType != null) {
            headers.put(HttpHeader.CONTENT_TYPE, contentType);
        }
        headers.put(HttpHeader.CONTENT_LENGTH, body.remaining());
        response.write(true, body, Callback.from(written::succeeded, failure -> written.failed(quiet(failure))));
    }

    /// That a client went away is nothing for the log, where it could fill pages.
    private static Throwable quiet(Throwable failure) {
        return new QuietException.Exception(failure);
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
