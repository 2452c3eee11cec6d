package dev.applaud.application.fake;

import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Remembers what was published, in order. Any thread.
public final class RecordingBroadcast implements Broadcast {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final List<RoomEvent> events = new ArrayList<>();

    @Override
    public synchronized void publish(RoomEvent event) {
        events.add(event);
        notifyAll();
    }

    public synchronized List<RoomEvent> events() {
        return List.copyOf(events);
    }

    public <T extends RoomEvent> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The first event of a kind, published already or within the deadline.
    ///
    /// @throws AssertionError if none comes
    public <T extends RoomEvent> T await(Class<T> type) {
        return await(type, _ -> true);
    }

    /// The first event of a kind that is as wanted, published already or within the deadline.
    ///
    /// @throws AssertionError if none comes
    public <T extends RoomEvent> T await(Class<T> type, Predicate<T> wanted) {
        try {
            return awaitUntil(System.nanoTime() + DEADLINE.toNanos(), type, wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for an event", e);
        }
    }

    private synchronized <T extends RoomEvent> T awaitUntil(long end, Class<T> type, Predicate<T> wanted)
            throws InterruptedException {
        while (true) {
            Optional<T> found = events(type).stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("No such " + type.getSimpleName() + " among " + events);
            }
            wait(millis);
        }
    }
}
