package dev.applaud.socketio.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Not all whom one has asked have answered in time.
public final class ResponsesMissingException extends TimeoutException {
    private final transient List<@Nullable Object> responses;

    public ResponsesMissingException(List<@Nullable Object> responses) {
        super("operation has timed out");
        this.responses = Collections.unmodifiableList(new ArrayList<>(responses));
    }

    /// The answers that came.
    public List<@Nullable Object> responses() {
        return responses;
    }
}
