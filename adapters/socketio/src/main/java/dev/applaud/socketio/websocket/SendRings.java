package dev.applaud.socketio.websocket;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The process' [SendRing]s, one for each processor, made when they are first needed. Any thread.
public final class SendRings {
    /// Never has one.
    public static final SendRings NONE = new SendRings(0);

    private static final Logger log = LoggerFactory.getLogger(SendRings.class);

    private final Queue<SendRing> spare = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unmade;

    private SendRings(int most) {
        unmade = new AtomicInteger(most);
    }

    /// Those of this process. They are never more than that, whoever asks.
    public static SendRings shared() {
        return Shared.RINGS;
    }

    private static final class Shared {
        static final SendRings RINGS = open();

        private static SendRings open() {
            if (ChannelInternals.areAccessible()) {
                return new SendRings(Runtime.getRuntime().availableProcessors());
            }
            log.info("Sockets are written to one by one, since this JVM does not open its channels to us"
                    + " (--add-opens java.base/sun.nio.ch=ALL-UNNAMED)");
            return NONE;
        }
    }

    /// One that nobody else has, until it is given back; null if there is none.
    public @Nullable SendRing take() {
        var found = spare.poll();
        return found == null && unmade.get() > 0 ? make() : found;
    }

    private @Nullable SendRing make() {
        if (unmade.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return null;
        }
        try {
            var ring = new SendRing();
            log.debug("Large rooms are written to by io_uring");
            return ring;
        } catch (IOException | RuntimeException | LinkageError e) {
            unmade.set(0);
            log.info("Sockets are written to one by one, since there is no io_uring here: {}", e.toString());
            return null;
        }
    }

    public void giveBack(SendRing ring) {
        if (!ring.isBroken()) {
            spare.add(ring);
        }
    }
}
