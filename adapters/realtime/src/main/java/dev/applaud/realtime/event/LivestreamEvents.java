package dev.applaud.realtime.event;

import dev.applaud.application.Clock;
import dev.applaud.application.Input;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.LivestreamId;
import dev.applaud.domain.audience.Room;
import dev.applaud.realtime.wire.Confirmations;

/// Coming to live streams and going. There is no register of them, so no id is unknown.
public final class LivestreamEvents {
    private final Audience audience;
    private final Clock clock;

    public LivestreamEvents(Audience audience, Clock clock) {
        this.audience = audience;
        this.clock = clock;
    }

    public Outcome<Answer> join(Connection from, Input input) {
        var id = input.text("livestreamId", LivestreamId::new);
        return input.check(() -> join(from, id.get()));
    }

    public Outcome<Answer> leave(Connection from, Input input) {
        var id = input.text("livestreamId", LivestreamId::new);
        return input.check(() -> Outcome.done(leave(from, id.get())));
    }

    private Outcome<Answer> join(Connection from, LivestreamId id) {
        if (from.isFull() && !from.livestreams().contains(id)) {
            return Outcome.refused(from.tooManyRooms("livestreamId"));
        }
        var room = Room.livestream(id);
        from.join(room);
        from.livestreams().add(id);
        return Outcome.done(Answer.confirmed(Confirmations.livestreamJoined(id, audience.size(room), clock.now())));
    }

    private Answer leave(Connection from, LivestreamId id) {
        from.leave(Room.livestream(id));
        from.livestreams().remove(id);
        return Answer.confirmed(Confirmations.livestreamLeft(id, clock.now()));
    }
}
