package dev.applaud.socketio;

import java.util.Arrays;

/// Tells all who want to know, in the order added: the options' metrics, and whoever came later. With nobody but those,
/// a call costs a read and one step of a loop more than the call itself.
final class MetricsRelay implements SocketIoMetrics {
    /// Replaced, never changed.
    private volatile SocketIoMetrics[] told;

    MetricsRelay(SocketIoMetrics first) {
        told = new SocketIoMetrics[] {first};
    }

    synchronized void add(SocketIoMetrics further) {
        var all = Arrays.copyOf(told, told.length + 1);
        all[told.length] = further;
        told = all;
    }

    @Override
    public void connectionOpened(String transport) {
        for (var one : told) {
            one.connectionOpened(transport);
        }
    }

    @Override
    public void connectionUpgraded() {
        for (var one : told) {
            one.connectionUpgraded();
        }
    }

    @Override
    public void connectionClosed(String reason, String transport) {
        for (var one : told) {
            one.connectionClosed(reason, transport);
        }
    }

    @Override
    public void requestRefused(int code) {
        for (var one : told) {
            one.requestRefused(code);
        }
    }

    @Override
    public void packetIn(int size) {
        for (var one : told) {
            one.packetIn(size);
        }
    }

    @Override
    public void packetsOut(long packets, long bytes) {
        for (var one : told) {
            one.packetsOut(packets, bytes);
        }
    }

    @Override
    public void hintsDropped(int events) {
        for (var one : told) {
            one.hintsDropped(events);
        }
    }

    @Override
    public void statesReplaced(int events) {
        for (var one : told) {
            one.statesReplaced(events);
        }
    }

    @Override
    public void limitReached(String setting) {
        for (var one : told) {
            one.limitReached(setting);
        }
    }

    @Override
    public void socketConnected(String namespace) {
        for (var one : told) {
            one.socketConnected(namespace);
        }
    }

    @Override
    public void socketDisconnected(String namespace, DisconnectReason reason) {
        for (var one : told) {
            one.socketDisconnected(namespace, reason);
        }
    }

    @Override
    public void connectRefused(String namespace) {
        for (var one : told) {
            one.connectRefused(namespace);
        }
    }

    @Override
    public void eventReceived(String event) {
        for (var one : told) {
            one.eventReceived(event);
        }
    }

    @Override
    public void eventHandled(String event, long nanos) {
        for (var one : told) {
            one.eventHandled(event, nanos);
        }
    }

    @Override
    public void delivered(String event, int receivers) {
        for (var one : told) {
            one.delivered(event, receivers);
        }
    }
}
