package dev.applaud.socketio;

import org.jspecify.annotations.Nullable;

/// An [EventMiddleware] has refused an event.
public final class EventRefusedException extends Exception {
    private final String event;
    private final transient @Nullable Object data;

    EventRefusedException(String event, Admission.Refused refused) {
        super(refused.message());
        this.event = event;
        this.data = refused.data();
    }

    public String event() {
        return event;
    }

    /// What the middleware has added to its message, if anything.
    public @Nullable Object data() {
        return data;
    }
}
