package dev.applaud.socketio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Handles events of any name; threads, order and failure as in [EventHandler].
@FunctionalInterface
public interface CatchAll {
    void handle(String event, List<@Nullable Object> args, Ack ack);
}
