package dev.applaud.realtime.event;

import static dev.applaud.realtime.wire.Confirmations.typingShown;
import static dev.applaud.realtime.wire.Confirmations.videoJoined;
import static dev.applaud.realtime.wire.Confirmations.videoLeft;

import dev.applaud.application.Clock;
import dev.applaud.application.Input;
import dev.applaud.application.audience.EnterVideo;
import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.application.audience.ShowTyping;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Outcome.Done;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.content.ContentId;
import dev.applaud.realtime.wire.Message;

/// Coming to videos, going, and being seen typing there.
public final class VideoEvents {
    private final EnterVideo enterVideo;
    private final ShowTyping showTyping;
    private final Clock clock;

    public VideoEvents(EnterVideo enterVideo, ShowTyping showTyping, Clock clock) {
        this.enterVideo = enterVideo;
        this.showTyping = showTyping;
        this.clock = clock;
    }

    public Outcome<Answer> join(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        return input.check(() -> join(from, id.get()));
    }

    /// Leaves the video joined last, if there is one, once the new one is found to exist.
    public Outcome<Answer> focus(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        return input.check(() -> focus(from, id.get()));
    }

    public Outcome<Answer> leave(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        return input.check(() -> Outcome.done(Answer.confirmed(left(from, id.get()))));
    }

    public Outcome<Answer> typing(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        return input.check(() -> showTyping
                .show(from.caller(), id.get())
                .map(shown -> Answer.acknowledged(typingShown(id.get(), shown, clock.now()))));
    }

    private Outcome<Answer> join(Connection from, ContentId id) {
        if (from.isFull() && !from.watching().contains(id)) {
            return Outcome.refused(from.tooManyRooms("contentId"));
        }
        return enter(from, id).map(standing -> Answer.confirmed(joined(from, standing)));
    }

    private Outcome<Answer> focus(Connection from, ContentId id) {
        var last = from.watching().last();
        if (from.isFull() && last.isEmpty()) {
            return Outcome.refused(from.tooManyRooms("contentId"));
        }
        return enter(from, id).map(standing -> last.filter(it -> !it.equals(id))
                .map(it -> Answer.confirmed(left(from, it), joined(from, standing)))
                .orElseGet(() -> Answer.confirmed(joined(from, standing))));
    }

    /// In the room first, so that nothing is missed that happens after the tallies were read.
    private Outcome<Standing> enter(Connection from, ContentId id) {
        var room = Room.video(id);
        boolean stays = from.watching().contains(id);
        from.join(room);
        try {
            var outcome = enterVideo.enter(id);
            stays |= outcome instanceof Done;
            return outcome;
        } finally {
            if (!stays) {
                from.leave(room);
            }
        }
    }

    private Message joined(Connection from, Standing standing) {
        from.watching().join(standing.contentId());
        return videoJoined(standing, clock.now());
    }

    private Message left(Connection from, ContentId id) {
        from.leave(Room.video(id));
        from.watching().leave(id);
        return videoLeft(id, clock.now());
    }
}
