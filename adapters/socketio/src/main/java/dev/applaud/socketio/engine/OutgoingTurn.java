package dev.applaud.socketio.engine;

import java.util.List;
import java.util.function.Predicate;

/// Takes the packets of one turn into the outbox, and remembers what became of them. With the session's monitor held,
/// but for [#tell].
final class OutgoingTurn implements Predicate<List<OutgoingPacket>> {
    private final Outbox outbox;
    private final Transport transport;
    private final EngineMetrics metrics;
    private int packets;
    private long bytes;
    private int hintsDropped;
    private int statesReplaced;
    private boolean overflown;

    OutgoingTurn(Outbox outbox, Transport transport, EngineMetrics metrics) {
        this.outbox = outbox;
        this.transport = transport;
        this.metrics = metrics;
    }

    /// Whether the client is so far behind that it cannot be kept.
    boolean isOverflown() {
        return overflown;
    }

    @Override
    public boolean test(List<OutgoingPacket> unit) {
        switch (unit.getFirst().eventClass()) {
            case EventClass.Log() -> {}
            case EventClass.Hint() -> {
                if (!transport.isWritable()) {
                    hintsDropped++;
                    return false;
                }
            }
            case EventClass.State older -> {
                if (unit.size() == 1) {
                    statesReplaced += outbox.dropIfBehind(older);
                }
            }
        }
        return offer(unit);
    }

    private boolean offer(List<OutgoingPacket> unit) {
        if (overflown || !outbox.offer(unit)) {
            overflown = true;
            return false;
        }
        packets += unit.size();
        for (int i = 0; i < unit.size(); i++) {
            bytes += unit.get(i).size();
        }
        return true;
    }

    void tell() {
        if (packets > 0) {
            metrics.packetsOut(packets, bytes);
        }
        if (hintsDropped > 0) {
            metrics.hintsDropped(hintsDropped);
        }
        if (statesReplaced > 0) {
            metrics.statesReplaced(statesReplaced);
        }
        if (overflown) {
            metrics.limitReached("maxBufferedBytes");
        }
    }
}
