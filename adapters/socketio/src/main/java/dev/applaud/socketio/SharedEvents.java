package dev.applaud.socketio;

import dev.applaud.socketio.cluster.StoredEvent;
import dev.applaud.socketio.cluster.StoredEvents;

/// Brings the events of a store to the sockets of one namespace.
final class SharedEvents implements StoredEvents {
    private final Namespace namespace;
    private final Recovery recovery;
    private final InMemoryAdapter local;

    SharedEvents(Namespace namespace, Recovery recovery, InMemoryAdapter local) {
        this.namespace = namespace;
        this.recovery = recovery;
        this.local = local;
    }

    @Override
    public void begin(long position) {
        recovery.begin(position);
    }

    @Override
    public void gap() {
        recovery.gap();
    }

    @Override
    public void arrived(StoredEvent stored) {
        if (!namespace.takesArrival(stored.event(), stored.options())) {
            returned(stored);
        }
    }

    @Override
    public void returned(StoredEvent stored) {
        recovery.stored(stored, (unit, position) -> local.deliver(stored, unit, position));
    }

    @Override
    public void kept(StoredEvent stored) {
        recovery.stored(stored, (_, _) -> {});
    }
}
