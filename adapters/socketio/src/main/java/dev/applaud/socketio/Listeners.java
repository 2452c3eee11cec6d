package dev.applaud.socketio;

import dev.applaud.socketio.protocol.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the application registered at one socket. Lists are replaced, never changed: whoever walks one is not
/// disturbed. A listener's failure ends with it; the next one is called all the same.
final class Listeners {
    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    /// One handler, or [Several]; almost always it is one.
    private final Map<String, EventHandler> handlers = new HashMap<>();

    private volatile List<CatchAll> any = List.of();
    private volatile List<EventMiddleware> middlewares = List.of();
    private volatile List<OutgoingListener> outgoing = List.of();
    private volatile List<Consumer<Exception>> errors = List.of();
    private volatile List<Consumer<DisconnectReason>> disconnecting = List.of();
    private volatile List<Consumer<DisconnectReason>> disconnected = List.of();
    private @Nullable CatchAll unknown;

    private record Several(List<EventHandler> handlers) implements EventHandler {
        @Override
        public void handle(List<@Nullable Object> args, Ack ack) {
            handlers.forEach(handler -> Mailbox.run(() -> handler.handle(args, ack)));
        }
    }

    private record Once(EventHandler handler) implements EventHandler {
        @Override
        public void handle(List<@Nullable Object> args, Ack ack) {
            handler.handle(args, ack);
        }
    }

    // --- registering -------------------------------------------------------------------------------------------

    synchronized void on(String event, EventHandler handler) {
        handlers.merge(event, handler, (before, added) -> new Several(with(all(before), added)));
    }

    void once(String event, EventHandler handler) {
        on(event, new Once(handler));
    }

    synchronized void off(String event, EventHandler handler) {
        handlers.computeIfPresent(event, (_, registered) -> {
            var left = new ArrayList<>(all(registered));
            int last = left.size() - 1;
            while (last >= 0 && !isThe(handler, left.get(last))) {
                last--;
            }
            if (last >= 0) {
                left.remove(last);
            }
            return one(left);
        });
    }

    private static boolean isThe(EventHandler handler, EventHandler registered) {
        return registered.equals(handler) || (registered instanceof Once(var once) && once.equals(handler));
    }

    synchronized void off(String event) {
        handlers.remove(event);
    }

    private static List<EventHandler> all(EventHandler registered) {
        return registered instanceof Several(var several) ? several : List.of(registered);
    }

    private static @Nullable EventHandler one(List<EventHandler> handlers) {
        return switch (handlers.size()) {
            case 0 -> null;
            case 1 -> handlers.getFirst();
            default -> new Several(List.copyOf(handlers));
        };
    }

    synchronized void onAny(CatchAll listener) {
        any = with(any, listener);
    }

    synchronized void offAny(CatchAll listener) {
        any = without(any, listener);
    }

    synchronized void onAnyOutgoing(OutgoingListener listener) {
        outgoing = with(outgoing, listener);
    }

    synchronized void offAnyOutgoing(OutgoingListener listener) {
        outgoing = without(outgoing, listener);
    }

    synchronized void onUnknown(CatchAll handler) {
        unknown = handler;
    }

    synchronized void use(EventMiddleware middleware) {
        middlewares = with(middlewares, middleware);
    }

    synchronized void onError(Consumer<Exception> listener) {
        errors = with(errors, listener);
    }

    synchronized void onDisconnecting(Consumer<DisconnectReason> listener) {
        disconnecting = with(disconnecting, listener);
    }

    synchronized void onDisconnect(Consumer<DisconnectReason> listener) {
        disconnected = with(disconnected, listener);
    }

    private static <T> List<T> with(List<T> some, T added) {
        var all = new ArrayList<>(some);
        all.add(added);
        return List.copyOf(all);
    }

    private static <T> List<T> without(List<T> some, T removed) {
        var left = new ArrayList<>(some);
        left.remove(removed);
        return List.copyOf(left);
    }

    // --- calling -----------------------------------------------------------------------------------------------

    /// Catch-all listeners first, then the middlewares, then the event's own handlers, or the one for unknown events.
    void received(Packet.Event event, Ack ack) {
        for (var listener : any) {
            Mailbox.run(() -> listener.handle(event.name(), event.args(), ack));
        }
        if (admits(event)) {
            var handler = take(event.name());
            Mailbox.run(() -> handler.handle(event.args(), ack));
        }
    }

    private boolean admits(Packet.Event event) {
        for (var middleware : middlewares) {
            try {
                if (middleware.admit(event.name(), event.args()) instanceof Admission.Refused refused) {
                    failed(new EventRefusedException(event.name(), refused));
                    return false;
                }
            } catch (RuntimeException e) {
                failed(e);
                return false;
            }
        }
        return true;
    }

    /// Those for one time only are forgotten.
    private synchronized EventHandler take(String event) {
        var handler = handlers.get(event);
        if (handler != null) {
            if (handler instanceof Once || handler instanceof Several) {
                handlers.computeIfPresent(
                        event,
                        (_, registered) -> one(all(registered).stream()
                                .filter(one -> !(one instanceof Once))
                                .toList()));
            }
            return handler;
        }
        var otherwise = unknown;
        return otherwise == null ? (_, _) -> {} : (args, ack) -> otherwise.handle(event, args, ack);
    }

    void sent(Packet.Event event) {
        for (var listener : outgoing) {
            Mailbox.run(() -> listener.sent(event.name(), event.args()));
        }
    }

    void failed(Exception error) {
        var listeners = errors;
        if (listeners.isEmpty() && error instanceof RuntimeException) {
            log.error("A Socket.IO middleware failed", error);
        }
        listeners.forEach(listener -> Mailbox.run(() -> listener.accept(error)));
    }

    void disconnecting(DisconnectReason reason) {
        disconnecting.forEach(listener -> Mailbox.run(() -> listener.accept(reason)));
    }

    void disconnected(DisconnectReason reason) {
        disconnected.forEach(listener -> Mailbox.run(() -> listener.accept(reason)));
    }
}
