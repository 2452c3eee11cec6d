package dev.applaud.realtime.event;

import dev.applaud.realtime.wire.Message;
import java.util.List;
import java.util.Objects;

/// What a client gets for an event that was carried out.
///
/// @param data for the acknowledgement
/// @param confirmations sent in any case, before the acknowledgement
public record Answer(Object data, List<Message> confirmations) {
    public Answer {
        confirmations = List.copyOf(confirmations);
    }

    /// The acknowledgement says the same as the last confirmation.
    static Answer confirmed(Message... confirmations) {
        var all = List.of(confirmations);
        return new Answer(Objects.requireNonNull(all.getLast().body()), all);
    }

    static Answer acknowledged(Object data) {
        return new Answer(data, List.of());
    }
}
