package dev.applaud.application.audience;

import dev.applaud.application.Clock;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent.UserTyping;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.people.Caller;

/// Shows everyone else who watches a video that somebody is typing a comment; at most every two seconds.
public final class ShowTyping {
    private final Contents contents;
    private final Broadcast broadcast;
    private final Clock clock;
    private final TypingThrottle throttle;

    public ShowTyping(Contents contents, Broadcast broadcast, TypingThrottle throttle, Clock clock) {
        this.contents = contents;
        this.broadcast = broadcast;
        this.throttle = throttle;
        this.clock = clock;
    }

    /// @param watches whether the caller has joined the video, so that there is one: it is not looked up again
    /// @return whether the others were told; false when they had been within the last two seconds
    public Outcome<Boolean> show(Caller caller, ContentId id, boolean watches) {
        if (!watches && contents.find(id).isEmpty()) {
            return Outcome.refused(new Refusal.ContentNotFound(id));
        }
        boolean passes = throttle.passes(caller.id(), id);
        if (passes) {
            broadcast.publish(new UserTyping(id, caller.profile(), clock.now()));
        }
        return Outcome.done(passes);
    }
}
