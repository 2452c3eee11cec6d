package dev.applaud.socketio.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Joins servers of one JVM: what one of them sends, the others get in that order, on another thread.
public final class Link implements AutoCloseable {
    private final Map<String, List<LinkedAdapter>> members = new ConcurrentHashMap<>();
    private final ExecutorService carrier =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private volatile boolean interrupted;

    public Adapter adapter(LocalAdapter local) {
        var adapter = new LinkedAdapter(this, local);
        members.computeIfAbsent(local.namespace(), _ -> new CopyOnWriteArrayList<>())
                .add(adapter);
        return adapter;
    }

    void remove(LinkedAdapter adapter) {
        members.getOrDefault(adapter.namespace(), List.of()).remove(adapter);
    }

    int size(String namespace) {
        return members.getOrDefault(namespace, List.of()).size();
    }

    /// From now on messages are lost.
    public void interrupt() {
        interrupted = true;
    }

    void send(LinkedAdapter from, Message message) {
        for (var member : members.getOrDefault(from.namespace(), List.of())) {
            if (member != from && !interrupted) {
                carrier.execute(() -> member.received(from, message));
            }
        }
    }

    void reply(LinkedAdapter from, LinkedAdapter to, Message message) {
        carrier.execute(() -> to.received(from, message));
    }

    @Override
    public void close() {
        carrier.close();
    }
}
