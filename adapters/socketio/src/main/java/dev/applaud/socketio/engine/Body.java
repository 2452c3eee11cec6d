package dev.applaud.socketio.engine;

import java.io.ByteArrayOutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads a request's body, without a thread that waits for it. What is beyond the limit is read too, up to a point, and
/// thrown away: a client that is still writing would not see the answer otherwise.
final class Body {
    private static final int MOST_DISCARDED = 16;

    /// What becomes of the body; exactly one of these is called.
    record Outcome(Consumer<byte[]> complete, Runnable tooLarge, Runnable failed) {}

    private final Request request;
    private final int limit;
    private final BooleanSupplier abandoned;
    private final Outcome outcome;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private long size;

    private Body(Request request, int limit, BooleanSupplier abandoned, Outcome outcome) {
        this.request = request;
        this.limit = limit;
        this.abandoned = abandoned;
        this.outcome = outcome;
    }

    /// Nobody else may end the request meanwhile, since Jetty's buffers are not made for two threads. Once it is
    /// abandoned, what comes next fails it.
    static void read(Request request, int limit, BooleanSupplier abandoned, Outcome outcome) {
        new Body(request, limit, abandoned, outcome).read();
    }

    private void read() {
        boolean last = false;
        while (!last) {
            var chunk = request.read();
            if (chunk == null) {
                request.demand(this::read);
                return;
            }
            if (Content.Chunk.isFailure(chunk) || abandoned.getAsBoolean()) {
                chunk.release();
                outcome.failed().run();
                return;
            }
            take(chunk);
            last = chunk.isLast() || size / limit >= MOST_DISCARDED;
            chunk.release();
        }
        if (size > limit) {
            outcome.tooLarge().run();
        } else {
            outcome.complete().accept(content.toByteArray());
        }
    }

    private void take(Content.Chunk chunk) {
        size += chunk.remaining();
        if (size <= limit) {
            var bytes = new byte[chunk.remaining()];
            chunk.get(bytes, 0, bytes.length);
            content.writeBytes(bytes);
        }
    }
}
