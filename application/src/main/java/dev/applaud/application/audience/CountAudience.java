package dev.applaud.application.audience;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.people.Caller;

/// Counts who is connected, and who is in a room. For admins.
public final class CountAudience {
    private final Audience audience;

    public CountAudience(Audience audience) {
        this.audience = audience;
    }

    public Outcome<Long> inRoom(Caller caller, Room room) {
        return caller.isAdmin() ? Outcome.done(audience.size(room)) : adminsOnly();
    }

    public Outcome<Long> connections(Caller caller) {
        return caller.isAdmin() ? Outcome.done(audience.connections()) : adminsOnly();
    }

    private static Outcome<Long> adminsOnly() {
        return Outcome.refused(new Refusal.Forbidden("Only admins may look at the audience"));
    }
}
