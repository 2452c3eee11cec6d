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
import java.util.function.IntFunction;

/// Makes Applaud tell rooms numbered events, one after another in each room, at a steady rate; each room has a thread.
final class Posts implements AutoCloseable {
    /// What is asked for: a path, and the body of the request.
    record Request(String path, String body) {
        /// An event for a video, by another back end.
        static Request emit(int room, int number, long sent) {
            return new Request(
                    "/api/admin/emit",
                    "{\"room\":\"video_%d\",\"event\":\"video:like\",\"data\":{\"contentId\":\"%d\",\"seq\":%d,\"ns\":%d}}"
                            .formatted(room, room, number, sent));
        }

        /// @param length of the text
        static Request comment(int room, long sent, int length) {
            var text = sent + " " + "x".repeat(length);
            return new Request("/api/content/" + room + "/comments", "{\"text\":\"" + text + "\"}");
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicIntegerArray begun;
    private final AtomicIntegerArray done;
    private final Server server;
    private final String token;
    private volatile boolean over;

    /// @param rooms they are numbered from 1
    /// @param token of whoever asks
    Posts(Server server, String token, int rooms) {
        this.server = server;
        this.token = token;
        this.begun = new AtomicIntegerArray(rooms + 1);
        this.done = new AtomicIntegerArray(rooms + 1);
    }

    /// @param perSecond in this room
    /// @param request by the number of the event, from 1 on
    void begin(int room, double perSecond, IntFunction<Request> request) {
        long pause = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        threads.add(Thread.startVirtualThread(() -> {
            long due = System.nanoTime() - ThreadLocalRandom.current().nextLong(pause); // not with all other rooms
            while (!over) {
                due = Math.max(due + pause, System.nanoTime());
                sleepUntil(due);
                post(request.apply(begun.incrementAndGet(room)));
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

    private void post(Request request) {
        var posted = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + request.path()))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.body()))
                .build();
        try {
            var answer = http.send(posted, BodyHandlers.ofString());
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
