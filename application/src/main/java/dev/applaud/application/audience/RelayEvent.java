package dev.applaud.application.audience;

import dev.applaud.application.Clock;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Attempts;
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
    private final Attempts attempts;
    private final Broadcast broadcast;
    private final Clock clock;

    public RelayEvent(Attempts attempts, Broadcast broadcast, Clock clock) {
        this.attempts = attempts;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    /// @param room null for everyone
    /// @param data a JSON value in plain Java
    public Outcome<Relayed> relay(
            Caller caller, @Nullable Room room, EventName event, @Nullable Object data, Attempt<Relayed> attempt) {
        if (!caller.isAdmin()) {
            return Outcome.refused(new Refusal.Forbidden("Only admins may emit events"));
        }
        var relayed = new Relayed(room, event, data);
        return attempts.remember(attempt, relayed, clock.now()).whenDone(broadcast::publish);
    }
}
