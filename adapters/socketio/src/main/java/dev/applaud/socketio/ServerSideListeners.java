package dev.applaud.socketio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What other servers have emitted to this one, in one namespace. It reaches the handlers in the order in which it
/// came, on a virtual thread.
final class ServerSideListeners {
    private final Map<String, List<EventHandler>> handlers = new ConcurrentHashMap<>();
    private final Mailbox mailbox = new Mailbox();

    void on(String event, EventHandler handler) {
        handlers.computeIfAbsent(event, _ -> new CopyOnWriteArrayList<>()).add(handler);
    }

    void emitted(String event, List<@Nullable Object> args, @Nullable Consumer<@Nullable Object> answer) {
        var ack = new Answer(answer, new AtomicBoolean());
        for (var handler : handlers.getOrDefault(event, List.of())) {
            mailbox.post(() -> handler.handle(new ArrayList<>(args), ack));
        }
    }

    /// Only the first argument crosses.
    private record Answer(@Nullable Consumer<@Nullable Object> answer, AtomicBoolean sent) implements Ack {
        @Override
        public boolean isRequested() {
            return answer != null;
        }

        @Override
        public void send(@Nullable Object... args) {
            if (answer != null && sent.compareAndSet(false, true)) {
                answer.accept(args.length == 0 ? null : args[0]);
            }
        }
    }
}
