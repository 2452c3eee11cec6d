package dev.applaud.benchmarks.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Makes Applaud tell videos' rooms numbered events, as another back end would, one after another in each room, at a
/// steady rate.
final class Posts implements AutoCloseable {
    private final List<Rhythm> rhythms = new ArrayList<>();
    private final AtomicIntegerArray begun;
    private final AtomicIntegerArray done;
    private final Rest rest;
    private final String token;

    /// @param rooms they are numbered from 1
    /// @param token of an admin
    Posts(Server server, String token, int rooms) {
        this.rest = new Rest(server);
        this.token = token;
        this.begun = new AtomicIntegerArray(rooms + 1);
        this.done = new AtomicIntegerArray(rooms + 1);
    }

    /// Events are numbered from 1 on.
    void begin(int room, double perSecond) {
        rhythms.add(new Rhythm(perSecond, () -> {
            emit(room, begun.incrementAndGet(room));
            done.incrementAndGet(room);
        }));
    }

    private void emit(int room, int number) {
        var body =
                "{\"room\":\"video_%d\",\"event\":\"video:like\",\"data\":{\"contentId\":\"%d\",\"seq\":%d,\"ns\":%d}}"
                        .formatted(room, room, number, System.nanoTime());
        rest.post("/api/admin/emit", token, body);
    }

    /// Up to which number requests were begun.
    int begun(int room) {
        return begun.get(room);
    }

    /// Up to which number they were answered.
    int done(int room) {
        return done.get(room);
    }

    /// Once all that was begun is answered.
    @Override
    public void close() {
        rhythms.forEach(Rhythm::close);
        rest.close();
    }
}
