package dev.applaud.application.audience;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newCommentId;
import static dev.applaud.application.contract.Samples.stored;

import dev.applaud.application.Clock;
import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.application.fake.Hall;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.ManualTimer;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.application.fake.TroubledComments;
import dev.applaud.application.fake.Watcher;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.audience.RoomEvent.CommentRemoved;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.people.Caller;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One video, what happens to it, and those who watch. What is stored is told only when a test publishes it.
final class Premiere {
    static final int MERGE_ABOVE = 20;
    static final Caller ANN = caller("ann");

    final InMemoryStorage storage = new InMemoryStorage();
    final TroubledComments comments = new TroubledComments(storage.comments());
    final ContentId id = stored(storage).id();
    final AtomicInteger repaired = new AtomicInteger();
    final AtomicLong merged = new AtomicLong();
    final VideoRooms rooms;
    private final Hall hall = new Hall();
    private final SettableClock clock = new SettableClock(NOW);
    private final ManualTimer timer = new ManualTimer(clock);
    private final EnterVideo enter;
    private final LeaveVideo leave;
    private final CatchUp catchUp;

    Premiere() {
        var now = new Clock(clock);
        var meter = new RoomMeter() {
            @Override
            public void entriesRepaired(int entries) {
                repaired.addAndGet(entries);
            }

            @Override
            public void merged(long changes) {
                merged.addAndGet(changes);
            }
        };
        rooms = new VideoRooms(new Backstage(comments, hall, hall, now, timer, timer, MERGE_ABOVE, meter));
        enter = new EnterVideo(storage.engagements(), rooms);
        leave = new LeaveVideo(rooms);
        catchUp = new CatchUp(storage.engagements(), rooms, now);
        storage.profiles().remember(ANN.profile());
    }

    Watcher outside() {
        return new Watcher(hall, id);
    }

    Watcher watcher() {
        var watcher = outside();
        enters(watcher, null);
        return watcher;
    }

    Watcher watcherSince(long since) {
        var watcher = outside();
        enters(watcher, since);
        return watcher;
    }

    Standing enters(Watcher watcher, @Nullable Long since) {
        return done(enter.enter(watcher, id, since));
    }

    void leaves(Watcher watcher) {
        watcher.stepOut();
        leave.leave(id);
    }

    CommentPosted commented() {
        var comment = new Comment(newCommentId(), id, ANN.id(), new CommentText("Bravo"), null, clock.instant());
        var then = done(storage.comments().add(comment));
        return new CommentPosted(comment, ANN.profile(), then.comments(), then.seq(), comment.createdAt());
    }

    List<CommentPosted> commented(int times) {
        return IntStream.range(0, times).mapToObj(_ -> commented()).toList();
    }

    CommentRemoved removed(CommentId comment) {
        var removal = done(storage.comments().remove(id, comment, clock.instant()));
        var then = removal.engagement();
        return new CommentRemoved(id, comment, removal.removed(), then.comments(), then.seq(), clock.instant());
    }

    LikeChanged liked(Caller caller, Liking liking) {
        var change = done(storage.engagements().like(id, caller.id(), liking, clock.instant()));
        var then = change.engagement();
        return new LikeChanged(id, caller.id(), change.isLiked(), then.likes(), then.version(), clock.instant());
    }

    void advance(int millis) {
        timer.advance(Duration.ofMillis(millis));
    }

    /// Looks for what was missed, and gives it the time to come by itself.
    void catchesUp() {
        catchesUp(() -> {});
    }

    void catchesUp(Runnable meanwhile) {
        catchUp.run();
        meanwhile.run();
        advance(200);
    }

    int alarms() {
        return timer.pending();
    }
}
