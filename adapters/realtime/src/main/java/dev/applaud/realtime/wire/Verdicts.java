package dev.applaud.realtime.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.applaud.domain.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an event went: what its acknowledgement says, or the `error` event in place of one.
public final class Verdicts {
    private Verdicts() {}

    public static Object success(Object data) {
        return new Success(true, data);
    }

    public static Object failure(Refusal it) {
        return new Failure(false, it.code(), it.message(), errors(it));
    }

    /// @param event the client's event that was refused; a client may name it at any length, we don't say it all back
    public static Message error(String event, Refusal it, Instant now) {
        var named = event.length() <= 128 ? event : event.substring(0, 128);
        return new Message("error", new ErrorBody(named, it.code(), it.message(), errors(it), Timestamps.of(now)));
    }

    /// What a CONNECT_ERROR carries beside its message.
    public static Object connectError(Refusal it) {
        return new ConnectErrorData(it.code());
    }

    private static @Nullable List<Refusal.Field> errors(Refusal refusal) {
        return refusal instanceof Refusal.Invalid(var errors) ? errors : null;
    }

    record Success(boolean success, Object data) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failure(
            boolean success,
            String code,
            String message,
            @Nullable List<Refusal.Field> errors) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErrorBody(
            String event,
            String code,
            String message,
            @Nullable List<Refusal.Field> errors,
            String timestamp) {}

    record ConnectErrorData(String code) {}
}
