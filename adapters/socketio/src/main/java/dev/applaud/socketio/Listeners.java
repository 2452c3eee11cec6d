package dev.applaud.socketio;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the application registered at one socket. Several handlers of one event are chained, the first added first.
final class Listeners {
    private final Map<String, EventHandler> handlers = new HashMap<>();
    private @Nullable CatchAll any;
    private @Nullable CatchAll unknown;
    private @Nullable Consumer<DisconnectReason> disconnecting;
    private @Nullable Consumer<DisconnectReason> disconnected;

    synchronized void on(String event, EventHandler handler) {
        handlers.merge(event, handler, (first, second) -> (args, ack) -> {
            first.handle(args, ack);
            second.handle(args, ack);
        });
    }

    synchronized void onAny(CatchAll handler) {
        var before = any;
        any = before == null
                ? handler
                : (event, args, ack) -> {
                    before.handle(event, args, ack);
                    handler.handle(event, args, ack);
                };
    }

    synchronized void onUnknown(CatchAll handler) {
        unknown = handler;
    }

    synchronized void onDisconnecting(Consumer<DisconnectReason> listener) {
        disconnecting = disconnecting == null ? listener : disconnecting.andThen(listener);
    }

    synchronized void onDisconnect(Consumer<DisconnectReason> listener) {
        disconnected = disconnected == null ? listener : disconnected.andThen(listener);
    }

    /// The event's own handler, or else the one for unknown events.
    synchronized EventHandler handler(String event) {
        var handler = handlers.get(event);
        if (handler != null) {
            return handler;
        }
        var otherwise = unknown;
        return otherwise == null ? (_, _) -> {} : (args, ack) -> otherwise.handle(event, args, ack);
    }

    synchronized @Nullable CatchAll any() {
        return any;
    }

    synchronized Consumer<DisconnectReason> disconnecting() {
        return disconnecting == null ? _ -> {} : disconnecting;
    }

    synchronized Consumer<DisconnectReason> disconnected() {
        return disconnected == null ? _ -> {} : disconnected;
    }
}
