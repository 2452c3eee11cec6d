package dev.applaud.application.audience;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.domain.people.Caller;
import org.jspecify.annotations.Nullable;

/// Sends another back end's event to a room, to a user, or to everyone. For admins.
public final class RelayEvent {
    private final Broadcast broadcast;

    public RelayEvent(Broadcast broadcast) {
        this.broadcast = broadcast;
    }

    /// @param room null for everyone
    /// @param data a JSON value in plain Java
    public Outcome<Relayed> relay(Caller caller, @Nullable Room room, EventName event, @Nullable Object data) {
        if (!caller.isAdmin()) {
            return Outcome.refused(new Refusal.Forbidden("Only admins may emit events"));
        }
        var relayed = new Relayed(room, event, data);
        broadcast.publish(relayed);
        return Outcome.done(relayed);
    }
}
