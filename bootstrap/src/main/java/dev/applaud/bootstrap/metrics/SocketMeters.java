package dev.applaud.bootstrap.metrics;

import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.MovingAverages;
import com.codahale.metrics.Timer;
import dev.applaud.socketio.DisconnectReason;
import dev.applaud.socketio.SocketIoMetrics;
import java.util.concurrent.TimeUnit;

/// Counts what the Socket.IO server tells, under names that begin with `socketio.`; README lists them.
public final class SocketMeters implements SocketIoMetrics {
    private static final String PREFIX = "socketio.";

    private final MetricRegistry registry;
    private final Meter packetsIn;
    private final Meter packetsOut;
    private final Meter bytesIn;
    private final Meter bytesOut;

    public SocketMeters(MetricRegistry registry) {
        this.registry = registry;
        this.packetsIn = tally("packets.in");
        this.packetsOut = tally("packets.out");
        this.bytesIn = tally("bytes.in");
        this.bytesOut = tally("bytes.out");
    }

    /// A count without rates: one addition, for what happens with every packet to every receiver.
    private Meter tally(String name) {
        return registry.meter(PREFIX + name, () -> new Meter(NO_RATES));
    }

    private void mark(String name, long times) {
        registry.meter(PREFIX + name).mark(times);
    }

    @Override
    public void connectionOpened(String transport) {
        mark("connections.opened." + transport, 1);
    }

    @Override
    public void connectionUpgraded() {
        mark("connections.upgraded", 1);
    }

    @Override
    public void connectionClosed(String reason, String transport) {
        mark("connections.closed." + word(reason), 1);
    }

    @Override
    public void requestRefused(int code) {
        mark("requests.refused." + code, 1);
    }

    @Override
    public void packetIn(int bytes) {
        packetsIn.mark();
        bytesIn.mark(bytes);
    }

    @Override
    public void packetsOut(long packets, long bytes) {
        packetsOut.mark(packets);
        bytesOut.mark(bytes);
    }

    @Override
    public void hintsDropped(int events) {
        mark("behind.hint", events);
    }

    @Override
    public void statesReplaced(int events) {
        mark("behind.state", events);
    }

    @Override
    public void socketConnected(String namespace) {
        mark("sockets.joined", 1);
    }

    @Override
    public void socketDisconnected(String namespace, DisconnectReason reason) {
        mark("sockets.left." + word(reason.text()), 1);
    }

    @Override
    public void connectRefused(String namespace) {
        mark("sockets.refused", 1);
    }

    @Override
    public void eventReceived(String event) {
        mark("events.received." + EventNames.bounded(event), 1);
    }

    @Override
    public void eventHandled(String event, long nanos) {
        registry.timer(PREFIX + "events.handled." + EventNames.bounded(event), SocketMeters::timer)
                .update(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void delivered(String event, int receivers) {
        mark("events.delivered." + EventNames.bounded(event), receivers);
    }

    @Override
    public void limitReached(String setting) {
        mark("limits." + setting, 1);
    }

    private static Timer timer() {
        return new Timer(LockFreeExponentiallyDecayingReservoir.builder().build());
    }

    private static String word(String reason) {
        return reason.replace(' ', '-');
    }

    private static final MovingAverages NO_RATES = new MovingAverages() {
        @Override
        public void tickIfNecessary() {}

        @Override
        public void update(long n) {}

        @Override
        public double getM1Rate() {
            return 0;
        }

        @Override
        public double getM5Rate() {
            return 0;
        }

        @Override
        public double getM15Rate() {
            return 0;
        }
    };
}
