package dev.applaud.bootstrap.sides;

import com.codahale.metrics.Gauge;
import dev.applaud.application.Clock;
import dev.applaud.application.Faults;
import dev.applaud.application.Timer;
import dev.applaud.application.audience.Backstage;
import dev.applaud.application.audience.CatchUp;
import dev.applaud.application.audience.TypingThrottle;
import dev.applaud.application.audience.VideoRooms;
import dev.applaud.bootstrap.metrics.RoomMeters;
import dev.applaud.jdbi.JdbiStorage;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The side that sees to it that those who watch are told everything, once and in order.
public final class AudienceSide {
    /// So few that requests find connections in the pool, however many rooms have something to catch up with.
    private static final int READERS = 4;

    private final VideoRooms rooms;
    private final TypingThrottle typing;
    private final CatchUp catchUp;
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofVirtual().name("room-reader-", 0).factory());
    private final Faults faults;

    /// @param mergeAbove how many changes of one tally a room is told in a second before they are merged; 0: all
    public AudienceSide(
            JdbiStorage storage,
            SocketSide sockets,
            Clock clock,
            Timer timer,
            int mergeAbove,
            Faults faults,
            Environment environment) {
        this.faults = faults;
        Timer patient = (delay, task) -> timer.after(delay, () -> readers.execute(guarded(task)));
        Timer prompt = (delay, task) -> timer.after(delay, () -> Thread.startVirtualThread(guarded(task)));
        var meters = new RoomMeters(environment.metrics());
        this.rooms = new VideoRooms(
                new Backstage(
                        storage.comments(),
                        sockets.audience(),
                        sockets.broadcast(),
                        clock,
                        patient,
                        prompt,
                        mergeAbove,
                        meters),
                sockets.elsewhere());
        this.typing = new TypingThrottle(clock);
        sockets.hearPeers(rooms, typing);
        this.catchUp = new CatchUp(storage.engagements(), rooms, clock);
    }

    public VideoRooms rooms() {
        return rooms;
    }

    public TypingThrottle typing() {
        return typing;
    }

    /// @param interval how often to look for what nobody told
    @SuppressWarnings("FutureReturnValueIgnored") // a guarded task tells of its failures itself
    public void install(Duration interval, Environment environment) {
        environment.lifecycle().manage(new AutoCloseableManager(readers));
        environment
                .lifecycle()
                .scheduledExecutorService("catch-up")
                .build()
                .scheduleWithFixedDelay(
                        guarded(catchUp), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        environment.metrics().registerGauge("applaud.videos.watched", (Gauge<Integer>) rooms::count);
        environment.metrics().registerGauge("applaud.log.waiting", (Gauge<Integer>) rooms::waiting);
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException fault) {
                faults.refusalOf(fault);
            }
        };
    }
}
