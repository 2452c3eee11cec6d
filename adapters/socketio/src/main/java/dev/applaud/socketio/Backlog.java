package dev.applaud.socketio;

import dev.applaud.socketio.engine.EngineSession;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What a client has sent and its handlers have not seen yet. Reading from the client pauses while that is too much,
/// and goes on when half of it is done.
final class Backlog {
    private final EngineSession session;
    private final SocketIoServer server;
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Backlog(EngineSession session, SocketIoServer server) {
        this.session = session;
        this.server = server;
    }

    /// Adds one event that came in messages of this size.
    void add(int size) {
        var options = server.options();
        int queuedEvents = events.incrementAndGet();
        long queuedBytes = bytes.addAndGet(size);
        if (queuedEvents == options.maxQueuedEvents()) {
            server.metrics().limitReached("maxQueuedEvents");
        }
        if (queuedBytes >= options.maxQueuedBytes() && queuedBytes - size < options.maxQueuedBytes()) {
            server.metrics().limitReached("maxQueuedBytes");
        }
        if (queuedEvents >= options.maxQueuedEvents() || queuedBytes >= options.maxQueuedBytes()) {
            session.pause();
            resumeIfDone(); // the handlers may have been faster than this line
        }
    }

    void remove(int size) {
        events.decrementAndGet();
        bytes.addAndGet(-size);
        resumeIfDone();
    }

    private void resumeIfDone() {
        var options = server.options();
        if (events.get() <= options.maxQueuedEvents() / 2 && bytes.get() <= options.maxQueuedBytes() / 2) {
            session.resume();
        }
    }
}
