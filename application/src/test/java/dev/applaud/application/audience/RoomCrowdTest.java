package dev.applaud.application.audience;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newId;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.comment.PostComment;
import dev.applaud.application.comment.RemoveComment;
import dev.applaud.application.contract.Crowd;
import dev.applaud.application.contract.Samples;
import dev.applaud.application.fake.Hall;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.ManualTimer;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.application.fake.Watcher;
import dev.applaud.domain.audience.RoomEvent.Logged;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.ContentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;

/// Many post and remove comments while many come and go.
final class RoomCrowdTest {
    private static final int POSTERS = 16;
    private static final int WATCHERS = 8;
    private static final int ROUNDS = 20;
    private static final int ENTRIES = POSTERS * ROUNDS * 3 / 2;

    private final InMemoryStorage storage = new InMemoryStorage();
    private final ContentId id = stored(storage, Samples.newUser(), NOW).id();
    private final Clock clock = new Clock(() -> NOW);
    private final SettableClock time = new SettableClock(NOW);
    private final ManualTimer timer = new ManualTimer(time);
    private final Hall hall = new Hall();
    private final VideoRooms rooms =
            new VideoRooms(new Backstage(storage.comments(), hall, hall, clock, timer, timer, 0, RoomMeter.NONE));
    private final EnterVideo enter = new EnterVideo(storage.engagements(), rooms);
    private final LeaveVideo leave = new LeaveVideo(rooms);
    private final PostComment post = new PostComment(storage.comments(), rooms, clock, Samples::newId);
    private final RemoveComment remove = new RemoveComment(storage.contents(), storage.comments(), rooms, clock);

    @RepeatedTest(5)
    void everyWatcherHearsTheWholeLogInOrderAndOnce() {
        var watched = Crowd.of(POSTERS + WATCHERS, i -> i < POSTERS ? posts(i) : watches(i));

        long last = done(storage.engagements().of(id)).seq();
        assertThat(last).isEqualTo(ENTRIES);
        for (var heard : watched.subList(POSTERS, POSTERS + WATCHERS)) {
            assertThat(heard).extracting(Logged::seq).isEqualTo(upTo(last));
            assertThat(heard).extracting(Logged::commentsCount).isEqualTo(counts());
        }
        assertThat(rooms.count()).isZero();
    }

    private List<Logged> posts(int seed) {
        var author = caller("author" + seed + newId());
        for (int i = 0; i < ROUNDS; i++) {
            var posted = done(post.post(author, id, new CommentText("Bravo"), null));
            if (i % 2 == 0) {
                done(remove.remove(author, id, posted.comment().comment().id()));
            }
        }
        return List.of();
    }

    /// Comes, stays a while and goes, again and again, and at last hears the rest.
    private List<Logged> watches(int seed) {
        var random = new Random(seed);
        var heard = new ArrayList<Logged>();
        while (heard.size() < ENTRIES) {
            var watcher = new Watcher(hall, id);
            done(enter.enter(watcher, id, (long) heard.size()));
            for (int pause = random.nextInt(2_000); pause > 0; pause--) {
                Thread.onSpinWait();
            }
            watcher.stepOut();
            leave.leave(id);
            heard.addAll(watcher.heard(Logged.class));
        }
        return heard;
    }

    private List<Long> counts() {
        var counts = new ArrayList<Long>();
        long count = 0;
        for (var entry : storage.comments().logAfter(id, 0, Integer.MAX_VALUE)) {
            count += entry.change();
            counts.add(count);
        }
        return counts;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
