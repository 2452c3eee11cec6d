package dev.applaud.realtime.event;

import static dev.applaud.realtime.wire.Confirmations.typingShown;
import static dev.applaud.realtime.wire.Confirmations.videoLeft;

import dev.applaud.application.Clock;
import dev.applaud.application.Input;
import dev.applaud.application.audience.EnterVideo;
import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.application.audience.LeaveVideo;
import dev.applaud.application.audience.ShowTyping;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.content.ContentId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Coming to videos, going, and being seen typing there.
public final class VideoEvents {
    /// What every client can count to exactly.
    private static final double MAX_LOG_NUMBER = (1L << 53) - 1;

    private final EnterVideo enterVideo;
    private final LeaveVideo leaveVideo;
    private final ShowTyping showTyping;
    private final Clock clock;

    public VideoEvents(EnterVideo enterVideo, LeaveVideo leaveVideo, ShowTyping showTyping, Clock clock) {
        this.enterVideo = enterVideo;
        this.leaveVideo = leaveVideo;
        this.showTyping = showTyping;
        this.clock = clock;
    }

    public Outcome<Answer> join(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        var since = input.optionalNumber("since", VideoEvents::logNumber);
        return input.check(() -> join(from, id.get(), since.get()));
    }

    /// Leaves the video joined last, if there is one, once the new one is found to exist.
    public Outcome<Answer> focus(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        var since = input.optionalNumber("since", VideoEvents::logNumber);
        return input.check(() -> focus(from, id.get(), since.get()));
    }

    public Outcome<Answer> leave(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        return input.check(() -> Outcome.done(leave(from, id.get())));
    }

    public Outcome<Answer> typing(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        return input.check(() -> showTyping
                .show(from.caller(), id.get(), from.watching().contains(id.get()))
                .map(shown -> Answer.acknowledged(typingShown(id.get(), shown, clock.now()))));
    }

    /// After the disconnect; the socket has left its rooms by itself.
    public void forget(Connection from) {
        from.watching().joined().forEach(id -> left(from, id));
    }

    private Outcome<Answer> join(Connection from, ContentId id, @Nullable Long since) {
        if (from.isFull() && !from.watching().contains(id)) {
            return Outcome.refused(from.tooManyRooms("contentId"));
        }
        return enter(new Doorway(from, id, null, clock.now()), since);
    }

    private Outcome<Answer> focus(Connection from, ContentId id, @Nullable Long since) {
        var last = from.watching().last();
        if (from.isFull() && last.isEmpty()) {
            return Outcome.refused(from.tooManyRooms("contentId"));
        }
        var leaving = last.filter(it -> !it.equals(id)).orElse(null);
        return enter(new Doorway(from, id, leaving, clock.now()), since);
    }

    private Outcome<Answer> enter(Doorway doorway, @Nullable Long since) {
        return enterVideo.enter(doorway, doorway.id(), since).map(standing -> entered(doorway, standing));
    }

    private Answer entered(Doorway doorway, Standing standing) {
        var from = doorway.from();
        if (doorway.leaving() != null) {
            left(from, doorway.leaving());
        }
        from.watching().join(doorway.id());
        return Answer.acknowledged(
                Objects.requireNonNull(doorway.joined(standing).body()));
    }

    private Answer leave(Connection from, ContentId id) {
        from.leave(Room.video(id));
        left(from, id);
        return Answer.confirmed(videoLeft(id, clock.now()));
    }

    private void left(Connection from, ContentId id) {
        if (from.watching().leave(id)) {
            leaveVideo.leave(id);
        }
    }

    /// Some languages write whole numbers as `5.0`.
    private static long logNumber(Number number) {
        double value = number.doubleValue();
        if (!(value >= 0 && value <= MAX_LOG_NUMBER) || value != Math.rint(value)) {
            throw new IllegalArgumentException("must be a whole number, 0 or more");
        }
        return (long) value;
    }
}
