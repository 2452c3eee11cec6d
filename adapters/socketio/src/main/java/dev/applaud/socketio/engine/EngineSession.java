package dev.applaud.socketio.engine;

import dev.applaud.socketio.websocket.SendRing;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One client's Engine.IO connection, from handshake to close, over whichever transport it has at the time. Any thread
/// may send or close. Packets leave in the order in which they were sent, across the upgrade too.
///
/// The session's own monitor guards its state and that of its transports; no I/O and no application code runs under
/// it. A broadcast's bytes are written without it.
public final class EngineSession {
    /// How long a session that the server closed waits for the client to fetch what is left.
    private static final long CLOSING_MILLIS = 30_000;

    private enum State {
        OPEN,
        /// The server has closed it; what is buffered still goes out.
        CLOSING,
        CLOSED
    }

    private final Engine engine;
    private final String sid;
    private final HandshakeRequest handshake;
    private final Revision revision;
    private final Outbox outbox;
    private final Heartbeat heartbeat;
    private final Upgrade upgrade;
    private final Reading reading = new Reading(this);
    private final Object inbound = new Object();

    private State state = State.OPEN;
    private volatile Transport transport;
    private @Nullable Receiver receiver;
    private @Nullable CloseReason endedBy;
    private @Nullable Timeout closing;

    /// The caller starts it, once it can be found by its id.
    EngineSession(
            Engine engine, HandshakeRequest handshake, Revision revision, @Nullable WebSocketTransport webSocket) {
        this.engine = engine;
        this.sid = Ids.next();
        this.handshake = handshake;
        this.revision = revision;
        this.outbox = new Outbox(engine.options().maxBufferedBytes());
        this.heartbeat = revision.heartbeat(this, engine.timers(), engine.options());
        this.upgrade = new Upgrade(this, engine);
        this.transport = webSocket == null ? new PollingTransport(this, engine) : webSocket;
        boolean upgradable = webSocket == null && engine.options().offersUpgrades();
        outbox.offer(List.of(OutgoingPacket.control(openPacket(upgradable))));
    }

    private String openPacket(boolean upgradable) {
        var options = engine.options();
        return "0{\"sid\":\"%s\",\"upgrades\":[%s],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
                .formatted(
                        sid,
                        upgradable ? "\"websocket\"" : "",
                        options.pingInterval(),
                        options.pingTimeout(),
                        options.maxHttpBufferSize());
    }

    /// From now on the application hears of it; perhaps only that it is over already.
    void start(Receiver application) {
        CloseReason over;
        synchronized (this) {
            receiver = application;
            over = endedBy;
        }
        engine.metrics().connectionOpened(transportName());
        heartbeat.start();
        if (over != null) {
            application.closed(over);
        }
    }

    /// The Engine.IO session id. It is a secret: whoever knows it can act for the client.
    public String sid() {
        return sid;
    }

    public HandshakeRequest handshake() {
        return handshake;
    }

    /// `polling` or `websocket`.
    public String transportName() {
        return transport().name();
    }

    Transport transport() {
        return transport;
    }

    public synchronized boolean isOpen() {
        return state == State.OPEN;
    }

    /// Whether the client polls, and no poll is there that could be answered now.
    public synchronized boolean isBetweenPolls() {
        return state == State.OPEN && transport instanceof PollingTransport polling && !polling.isParked();
    }

    /// The revision of Engine.IO that the client speaks: 4, or 3 for clients of Socket.IO 2.
    public int protocol() {
        return revision.number();
    }

    Revision revision() {
        return revision;
    }

    /// Whether the client has been silent for so long that the session should be gone.
    boolean isOverdue() {
        return heartbeat.isOverdue();
    }

    Upgrade upgrade() {
        return upgrade;
    }

    /// Guarded by the session's monitor.
    Outbox outbox() {
        return outbox;
    }

    // --- sending -----------------------------------------------------------------------------------------------

    /// Chooses what to send when its turn has come: nothing else gets in between then.
    @FunctionalInterface
    public interface Turn {
        /// Offers packets that belong together to `queue`, once or more; it says whether they were taken. What this
        /// returns, [EngineSession#send(Turn)] does. Must not block, and must not send otherwise.
        boolean take(Predicate<List<OutgoingPacket>> queue);
    }

    /// Queues packets that belong together, without anything in between; false if the session is no longer open, or if
    /// they are dropped by their class. If they do not fit any more, the session ends as a slow consumer.
    public boolean send(List<OutgoingPacket> unit) {
        return send(queue -> queue.test(unit));
    }

    /// The same with several.
    public boolean send(Turn turn) {
        OutgoingTurn queue;
        boolean sent;
        Transport current;
        synchronized (this) {
            if (state != State.OPEN) {
                return false;
            }
            current = transport;
            queue = new OutgoingTurn(outbox, current, engine.metrics());
            outbox.beginTurn();
            sent = turn.take(queue);
            outbox.endTurn();
        }
        queue.tell();
        if (queue.isOverflown()) {
            terminate(CloseReason.SLOW_CONSUMER, OutgoingPacket.CLOSE);
            return false;
        }
        current.flush();
        return sent;
    }

    /// Writes finished frames of text packets at once, past the outbox and all locks, if that is possible and `claim`
    /// agrees when nothing can get in between any more. Otherwise false: they may be sent by [#send(Turn)]. The
    /// caller counts the packets.
    public boolean writeNow(ByteBuffer frames, BooleanSupplier claim) {
        return transport instanceof WebSocketTransport webSocket && webSocket.writeNow(frames, claim);
    }

    /// The same by a ring, in [SendRing#send]; false also if it can't.
    public boolean writeBy(SendRing ring, BooleanSupplier claim) {
        return transport instanceof WebSocketTransport webSocket && webSocket.writeBy(ring, claim);
    }

    void sendControl(OutgoingPacket packet) {
        send(List.of(packet));
    }

    // --- receiving ---------------------------------------------------------------------------------------------

    /// Takes in what a transport has read. One packet at a time, even if a faulty client uses both transports at once.
    void receive(IncomingPacket packet) {
        synchronized (inbound) {
            var application = openReceiver();
            if (application == null) {
                return;
            }
            switch (packet) {
                case IncomingPacket.Binary(var data) -> {
                    engine.metrics().packetIn(data.length);
                    application.binary(data);
                }
                case IncomingPacket.Text(var type, var data) -> {
                    engine.metrics().packetIn(1 + data.length());
                    receive(application, type, data);
                }
            }
        }
    }

    private synchronized @Nullable Receiver openReceiver() {
        return state == State.OPEN ? receiver : null;
    }

    private void receive(Receiver application, PacketType type, String data) {
        switch (type) {
            case MESSAGE -> application.text(data);
            case PONG -> heartbeat.pong();
            case PING -> heartbeat.ping();
            case CLOSE -> terminate(CloseReason.TRANSPORT_CLOSE, OutgoingPacket.NOOP);
            case OPEN, UPGRADE, NOOP -> {}
        }
    }

    /// Stops reading from the client after what is being read, until [#resume]. The client is not pinged out
    /// meanwhile.
    public void pause() {
        reading.pause();
    }

    public void resume() {
        reading.resume();
    }

    Reading reading() {
        return reading;
    }

    // --- upgrading ---------------------------------------------------------------------------------------------

    /// Makes the WebSocket the session's transport; false if the session is over, or has one already.
    /// With the monitor held.
    boolean switchTo(WebSocketTransport webSocket) {
        if (state == State.CLOSED || !(transport instanceof PollingTransport)) {
            return false;
        }
        transport = webSocket;
        return true;
    }

    /// After the switch, without the monitor: what was buffered leaves by the new transport.
    ///
    /// @param open whether it was open then; of one that the server has closed nothing is told any more
    void upgraded(WebSocketTransport webSocket, boolean open) {
        if (open) {
            tellUpgraded();
        }
        heartbeat.upgraded();
        if (isOpen()) {
            webSocket.flush();
        } else {
            webSocket.closeWhenFlushed();
        }
    }

    private void tellUpgraded() {
        engine.metrics().connectionUpgraded();
        Receiver application;
        synchronized (this) {
            application = receiver;
        }
        if (application != null) {
            application.upgraded();
        }
    }

    // --- closing -----------------------------------------------------------------------------------------------

    /// Ends the session in order: what was sent before still reaches the client, if it comes for it within 30 s, and
    /// before its silence is noticed.
    public void close() {
        Transport current;
        synchronized (this) {
            if (state != State.OPEN) {
                return;
            }
            state = State.CLOSING;
            closing = new Timeout(() -> terminate(CloseReason.FORCED_CLOSE, OutgoingPacket.CLOSE));
            engine.timers().schedule(closing, CLOSING_MILLIS);
            current = transport;
        }
        ended(CloseReason.FORCED_CLOSE, current);
        current.closeWhenFlushed();
    }

    /// Whether the server has closed it and the client is still to fetch the rest. With the monitor held.
    boolean isClosing() {
        return state == State.CLOSING;
    }

    /// Whether nothing more is taken from the client, nor sent to it.
    synchronized boolean isOver() {
        return state == State.CLOSED;
    }

    /// Ends the session at once, and drops what is buffered; a parked poll is answered with `farewell`.
    void terminate(CloseReason reason, OutgoingPacket farewell) {
        Transport current;
        State before;
        synchronized (this) {
            if (state == State.CLOSED) {
                return;
            }
            before = state;
            state = State.CLOSED;
            outbox.clear();
            current = transport;
            if (reason == CloseReason.TRANSPORT_CLOSE && current instanceof PollingTransport polling) {
                polling.expectLastPoll();
            }
            if (closing != null) {
                engine.timers().cancel(closing);
            }
        }
        heartbeat.stop();
        engine.remove(this);
        upgrade.abandon();
        current.terminate(reason, farewell);
        if (before == State.OPEN) {
            ended(reason, current);
        }
    }

    private void ended(CloseReason reason, Transport last) {
        engine.metrics().connectionClosed(reason.text(), last.name());
        Receiver application;
        synchronized (this) {
            endedBy = reason;
            application = receiver;
        }
        if (application != null) {
            application.closed(reason);
        }
        resume();
    }
}
