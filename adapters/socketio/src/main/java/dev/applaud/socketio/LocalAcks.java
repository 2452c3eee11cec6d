package dev.applaud.socketio;

import dev.applaud.socketio.cluster.ClientAcks;
import dev.applaud.socketio.engine.Timeout;
import dev.applaud.socketio.engine.TimerWheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The acknowledgements that the clients of this server owe for one broadcast: one id and one timer for all of them.
final class LocalAcks implements PendingAcks.Expected {
    private final long id;
    private final ClientAcks acks;
    private final TimerWheel timers;
    private final Timeout timeout = new Timeout(this::expire);
    private final List<Socket> asked = new ArrayList<>();

    /// One more than are owed until all are asked.
    private final AtomicInteger owed = new AtomicInteger(1);

    LocalAcks(long id, ClientAcks acks, TimerWheel timers) {
        this.id = id;
        this.acks = acks;
        this.timers = timers;
    }

    /// To be called before the event is sent; false if this client cannot be asked.
    boolean expectFrom(Socket socket) {
        try {
            socket.pendingAcks().expect(id, this);
        } catch (SocketDisconnectedException | IllegalStateException _) {
            return false;
        }
        asked.add(socket);
        owed.incrementAndGet();
        return true;
    }

    /// The one who was asked last could not be reached.
    void unreached(Socket socket) {
        if (socket.pendingAcks().forget(id) != null) {
            owed.decrementAndGet();
        }
        asked.removeLast();
    }

    void allAsked(Duration longest) {
        timers.schedule(timeout, longest.toMillis());
        acks.clients(asked.size());
        settle();
    }

    @Override
    public void acknowledged(List<@Nullable Object> args) {
        acks.acknowledged(args.isEmpty() ? null : args.getFirst());
        settle();
    }

    @Override
    public void failed(Exception cause) {
        settle();
    }

    private void settle() {
        if (owed.decrementAndGet() == 0) {
            timers.cancel(timeout);
        }
    }

    private void expire() {
        asked.forEach(socket -> socket.pendingAcks().forget(id));
    }
}
