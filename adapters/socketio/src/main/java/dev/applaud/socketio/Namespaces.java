package dev.applaud.socketio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The namespaces of one server. What happens to one of them happens within the map's lock for its name.
final class Namespaces {
    /// Names are made up by clients, and kept.
    private static final int LONGEST_CHILD_NAME = 1_000;

    private final SocketIoServer server;
    private final ConcurrentMap<String, Namespace> byName = new ConcurrentHashMap<>();
    private final List<ParentNamespace> parents = new CopyOnWriteArrayList<>();
    private final List<Consumer<Namespace>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger children = new AtomicInteger();

    private final Object lock = new Object();

    /// How many places are taken; guarded by the lock.
    private int places;

    Namespaces(SocketIoServer server) {
        this.server = server;
    }

    void onNew(Consumer<Namespace> listener) {
        listeners.add(listener);
    }

    void add(ParentNamespace parent) {
        parents.add(parent);
    }

    boolean hasParents() {
        return !parents.isEmpty();
    }

    /// The one of that name, made if there is none; a child of the first parent that goes by names and wants it.
    Namespace of(String name) {
        var existing = byName.get(name);
        if (existing != null) {
            return existing;
        }
        var parent = parents.stream().filter(one -> one.wants(name)).findFirst().orElse(null);
        var made = new Namespace[1];
        var namespace = byName.computeIfAbsent(name, _ -> made[0] = make(name, parent));
        tell(made[0]);
        return namespace;
    }

    private Namespace make(String name, @Nullable ParentNamespace parent) {
        var namespace = new Namespace(server, name, parent);
        if (parent != null) {
            parent.add(namespace);
            children.incrementAndGet();
        }
        return namespace;
    }

    private void tell(@Nullable Namespace made) {
        if (made != null) {
            listeners.forEach(listener -> Mailbox.run(() -> listener.accept(made)));
        }
    }

    /// The one of that name, with a place kept for one socket.
    Optional<Namespace> enter(String name) {
        return Optional.ofNullable(byName.computeIfPresent(name, (_, namespace) -> {
            namespace.enter();
            takePlace();
            return namespace;
        }));
    }

    /// The same, made by the first parent that wants it if there is none. The parents may block.
    Optional<Namespace> enter(String name, Map<String, @Nullable Object> auth) {
        if (name.length() > LONGEST_CHILD_NAME) {
            return Optional.empty();
        }
        return parents.stream()
                .filter(parent -> parent.wants(name, auth))
                .findFirst()
                .flatMap(parent -> enter(name, parent));
    }

    private Optional<Namespace> enter(String name, ParentNamespace parent) {
        var made = new Namespace[1];
        var namespace = byName.compute(name, (_, existing) -> {
            var found = existing;
            if (found == null && hasRoomForChild()) {
                found = make(name, parent);
                made[0] = found;
            }
            if (found != null) {
                found.enter();
                takePlace();
            }
            return found;
        });
        tell(made[0]);
        return Optional.ofNullable(namespace);
    }

    private boolean hasRoomForChild() {
        boolean room = children.get() < server.options().maxDynamicNamespaces();
        if (!room) {
            server.metrics().limitReached("maxDynamicNamespaces");
        }
        return room;
    }

    private void takePlace() {
        synchronized (lock) {
            places++;
        }
    }

    private void givePlaceBack() {
        synchronized (lock) {
            if (--places == 0) {
                lock.notifyAll();
            }
        }
    }

    /// Waits until all sockets have left, but no longer than that.
    void awaitNobody(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (lock) {
            for (long left = longest.toMillis(); places > 0 && left > 0; ) {
                lock.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
    }

    /// Gives a socket's place back. A child that is empty then goes, if that is wanted.
    void leave(Namespace left) {
        byName.computeIfPresent(left.name(), (_, namespace) -> {
            boolean empty = namespace.leave();
            givePlaceBack();
            var parent = namespace.parent();
            if (!empty || parent == null || !server.options().cleanupEmptyChildNamespaces()) {
                return namespace;
            }
            parent.remove(namespace);
            children.decrementAndGet();
            namespace.close();
            return null;
        });
    }

    /// All that there are, as a snapshot.
    List<Namespace> all() {
        return List.copyOf(byName.values());
    }

    void close() {
        byName.values().forEach(Namespace::close);
    }
}
