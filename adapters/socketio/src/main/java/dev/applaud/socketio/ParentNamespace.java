package dev.applaud.socketio;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Namespaces that come into being when a client asks for one, see [SocketIoServer#of(BiPredicate)]. Each is an
/// ordinary namespace from then on, with the middlewares and connection listeners that were added here before.
public final class ParentNamespace {
    private final BiPredicate<String, Map<String, @Nullable Object>> predicate;
    private final boolean byName;
    private final List<Middleware> middlewares = new CopyOnWriteArrayList<>();
    private final List<Consumer<Socket>> connectionListeners = new CopyOnWriteArrayList<>();
    private final Map<String, Namespace> children = new ConcurrentHashMap<>();

    /// `byName`: whether the predicate goes by the name alone.
    ParentNamespace(BiPredicate<String, Map<String, @Nullable Object>> predicate, boolean byName) {
        this.predicate = predicate;
        this.byName = byName;
    }

    /// [Namespace#use] of the children to come.
    public ParentNamespace use(Middleware middleware) {
        middlewares.add(middleware);
        return this;
    }

    /// [Namespace#onConnection] of the children to come.
    public ParentNamespace onConnection(Consumer<Socket> listener) {
        connectionListeners.add(listener);
        return this;
    }

    /// The children that there are on this server, a live view. Other servers may have others.
    public Collection<Namespace> children() {
        return children.values();
    }

    /// [Namespace#emit] of each child.
    public void emit(String event, @Nullable Object... args) {
        children.values().forEach(child -> child.emit(event, args));
    }

    // --- for Namespaces ----------------------------------------------------------------------------------------

    boolean wants(String name, Map<String, @Nullable Object> auth) {
        return predicate.test(name, auth);
    }

    /// Without a client that asks.
    boolean wants(String name) {
        return byName && predicate.test(name, Map.of());
    }

    List<Middleware> middlewares() {
        return middlewares;
    }

    List<Consumer<Socket>> connectionListeners() {
        return connectionListeners;
    }

    void add(Namespace child) {
        children.put(child.name(), child);
    }

    void remove(Namespace child) {
        children.remove(child.name());
    }
}
