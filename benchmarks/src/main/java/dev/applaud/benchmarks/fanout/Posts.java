package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Makes Applaud tell videos' rooms numbered events, as another back end would, one after another in each room, at a
/// steady rate; each room has a thread.
final class Posts implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicIntegerArray begun;
    private final AtomicIntegerArray done;
    private final Server server;
    private final String token;
    private volatile boolean over;

    /// @param rooms they are numbered from 1
    /// @param token of an admin
    Posts(Server server, String token, int rooms) {
        this.server = server;
        this.token = token;
        this.begun = new AtomicIntegerArray(rooms + 1);
        this.done = new AtomicIntegerArray(rooms + 1);
    }

    /// Events are numbered from 1 on.
    void begin(int room, double perSecond) {
        long pause = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        threads.add(Thread.startVirtualThread(() -> {
            long due = System.nanoTime() - ThreadLocalRandom.current().nextLong(pause); // not with all other rooms
            while (!over) {
                due = Math.max(due + pause, System.nanoTime());
                sleepUntil(due);
                emit(room, begun.incrementAndGet(room));
                done.incrementAndGet(room);
            }
        }));
    }

    private static void sleepUntil(long due) {
        try {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void emit(int room, int number) {
        var body =
                "{\"room\":\"video_%d\",\"event\":\"video:like\",\"data\":{\"contentId\":\"%d\",\"seq\":%d,\"ns\":%d}}"
                        .formatted(room, room, number, System.nanoTime());
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + "/api/admin/emit"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
        over = true;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        http.close();
    }
}
