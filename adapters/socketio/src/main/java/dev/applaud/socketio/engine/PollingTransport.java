package dev.applaud.socketio.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Long-polling: one GET waits for packets to come, POSTs bring the client's. The session's monitor guards the fields.
final class PollingTransport implements Transport {
    static final String NAME = "polling";

    private final EngineSession session;
    private final Engine engine;
    private @Nullable Exchange parked;
    private boolean parkedWhileProbing;
    private boolean posting;

    PollingTransport(EngineSession session, Engine engine) {
        this.session = session;
        this.engine = engine;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isWritable() {
        return isParked() && session.outbox().isIdle();
    }

    /// Whether a poll waits. With the monitor held.
    boolean isParked() {
        return parked != null;
    }

    /// Answers at once if something waits, and else as soon as something does. A second poll ends the session.
    void poll(Exchange poll) {
        poll.request().addIdleTimeoutListener(_ -> false);
        poll.request().addFailureListener(failure -> aborted(poll, failure));
        RequestError error;
        boolean overlaps;
        List<OutgoingPacket> packets = null;
        synchronized (session) {
            error = reasonToRefuse();
            overlaps = error == null && parked != null;
            if (error == null && !overlaps) {
                packets = takeOrPark(poll);
            }
        }
        var last = error == RequestError.SESSION_UNKNOWN ? engine.takeLastPoll(session.sid()) : null;
        if (last != null) {
            poll.packets(last, _ -> {});
        } else if (error != null) {
            poll.refuse(error);
        } else if (overlaps) {
            session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
            poll.empty(400);
        } else if (packets != null) {
            answer(poll, packets);
        }
    }

    /// The session may have moved on since the request was checked.
    private @Nullable RequestError reasonToRefuse() {
        if (session.transport() != this) {
            return RequestError.BAD_REQUEST;
        }
        return session.isOpen() || session.isClosing() ? null : RequestError.SESSION_UNKNOWN;
    }

    private @Nullable List<OutgoingPacket> takeOrPark(Exchange poll) {
        if (!session.outbox().isEmpty()) {
            return session.outbox().drain();
        }
        if (session.isClosing()) {
            return List.of(OutgoingPacket.NOOP, OutgoingPacket.CLOSE);
        }
        parked = poll;
        parkedWhileProbing = session.upgrade().isProbing();
        if (parkedWhileProbing) {
            session.upgrade().pollParked(this);
        }
        return null;
    }

    private void answer(Exchange poll, List<OutgoingPacket> packets) {
        poll.packets(payload(packets), _ -> lost());
        if (packets.getLast() == OutgoingPacket.CLOSE) {
            session.terminate(CloseReason.FORCED_CLOSE, OutgoingPacket.CLOSE);
        }
    }

    private Payload payload(List<OutgoingPacket> packets) {
        var payload = session.revision().payload(packets);
        return packets.stream().anyMatch(OutgoingPacket::isCompressible) ? payload : payload.uncompressed();
    }

    private void lost() {
        session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
    }

    /// Jetty tells of it for HTTP/2; over HTTP/1.1 only the next poll or the heartbeat shows that a client went away.
    private void aborted(Exchange poll, Throwable failure) {
        synchronized (session) {
            if (parked != poll) {
                return;
            }
            parked = null;
        }
        session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
        poll.callback().failed(failure);
    }

    @Override
    public void flush() {
        Exchange poll;
        List<OutgoingPacket> packets;
        synchronized (session) {
            if (parked == null || session.outbox().isEmpty()) {
                return;
            }
            poll = parked;
            parked = null;
            packets = session.outbox().drain();
        }
        answer(poll, packets);
    }

    /// Answers a waiting poll, if there is one, with this packet only.
    void answerParked(OutgoingPacket packet) {
        var poll = takeParked();
        if (poll != null) {
            poll.packets(payload(List.of(packet)), _ -> lost());
        }
    }

    private @Nullable Exchange takeParked() {
        synchronized (session) {
            var poll = parked;
            parked = null;
            return poll;
        }
    }

    /// The session moves to a WebSocket. What it returns answers a waiting poll: one from before the probe with a
    /// noop; one from after it lost a race against the upgrade, and gets what it would have got a moment later. A
    /// POST may finish. With the monitor held, so that no packet leaves by polling any more.
    Runnable discard() {
        var poll = takeParked();
        if (poll == null) {
            return () -> {};
        }
        return parkedWhileProbing
                ? () -> poll.refuse(RequestError.BAD_REQUEST)
                : () -> poll.packets(payload(List.of(OutgoingPacket.NOOP)), _ -> {});
    }

    /// What is buffered goes out before the close, and not together with it: the JavaScript client handles packets a
    /// moment after it has read them, and would not heed a DISCONNECT any more.
    @Override
    public void closeWhenFlushed() {
        flush();
        var poll = takeParked();
        if (poll != null) {
            answer(poll, List.of(OutgoingPacket.CLOSE));
        }
    }

    @Override
    public void terminate(CloseReason reason, OutgoingPacket farewell) {
        var poll = takeParked();
        if (poll != null) {
            poll.packets(payload(List.of(farewell)), _ -> {});
        }
    }

    /// The client has closed the session by a POST. With the monitor held, so that no poll slips in between.
    void expectLastPoll() {
        if (parked == null) {
            engine.expectLastPoll(session);
        }
    }

    /// Takes in a POST's packets. A second POST while one is being read ends the session, and with it the reading.
    void post(Exchange post) {
        boolean overlaps;
        synchronized (session) {
            overlaps = posting;
            posting = true;
        }
        if (overlaps) {
            session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
            post.empty(400);
        } else {
            new Post(session, engine.options(), post, this::posted).read();
        }
    }

    private void posted() {
        synchronized (session) {
            posting = false;
        }
    }
}
