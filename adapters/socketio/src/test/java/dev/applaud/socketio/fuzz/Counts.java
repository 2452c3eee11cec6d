package dev.applaud.socketio.fuzz;

import dev.applaud.socketio.DisconnectReason;
import dev.applaud.socketio.SocketIoMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// What became of the attackers: shows how far they got, and whether whatever began has ended.
final class Counts implements SocketIoMetrics {
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    private void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    private long of(String what) {
        var count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    /// Whether all but so many connections and sockets have ended.
    boolean isBalanced(int left) {
        return of("opened") == of("closed") + left && of("joined") == of("left") + left;
    }

    @Override
    public void connectionOpened(String transport) {
        count("opened");
        count("opened " + transport);
    }

    @Override
    public void connectionUpgraded() {
        count("upgraded");
    }

    @Override
    public void connectionClosed(String reason, String transport) {
        count("closed");
        count("closed by " + reason);
    }

    @Override
    public void requestRefused(int code) {
        count("refused with code " + code);
    }

    @Override
    public void socketConnected(String namespace) {
        count("joined");
    }

    @Override
    public void socketDisconnected(String namespace, DisconnectReason reason) {
        count("left");
        count("left by " + reason.text());
    }

    @Override
    public void connectRefused(String namespace) {
        count("not joined");
    }

    @Override
    public void eventHandled(String event, long nanos) {
        count("handled");
    }

    @Override
    public void hintsDropped(int events) {
        count("hints dropped");
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
