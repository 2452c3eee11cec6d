package dev.applaud.redis;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One of something for each server that has slots. Thread-safe.
final class PerServer<T> {
    private record Each<T>(Slots slots, Map<RedisServer, T> by) {}

    private final Function<RedisServer, T> open;
    private final Consumer<T> close;
    private volatile Each<T> each;

    PerServer(Slots slots, Function<RedisServer, T> open, Consumer<T> close) {
        this.open = open;
        this.close = close;
        this.each = new Each<>(slots, Map.of());
        moved(slots);
    }

    /// For the server that has the slot; see [Slots#of].
    T of(byte @Nullable [] name) {
        var now = each;
        return requireNonNull(now.by.get(now.slots.of(name)));
    }

    Collection<T> all() {
        return each.by.values();
    }

    /// Those of servers without slots are closed.
    synchronized void moved(Slots slots) {
        var before = each.by;
        var by = new HashMap<RedisServer, T>();
        for (var server : slots.servers()) {
            var known = before.get(server);
            by.put(server, known == null ? open.apply(server) : known);
        }
        each = new Each<>(slots, Map.copyOf(by));
        before.forEach((server, it) -> {
            if (!by.containsKey(server)) {
                close.accept(it);
            }
        });
    }
}
