package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A video with comments and likes, whose watchers all read at first; then some of them stop, and go on, several times.
/// In the end those are in another room too, which is told more than may wait for them, and come back without it.
final class Stall implements AutoCloseable {
    private static final int VIDEO = 1;
    private static final int OTHER_VIDEO = 2;
    private static final int ROUNDS = 3;
    private static final double SECONDS = 10;
    private static final double SECONDS_OF_GIFTS = 20;
    private static final double SECONDS_TO_END = 30;
    private static final double COMMENTS_PER_SECOND = 10;
    private static final double LIKES_PER_SECOND = 40;
    private static final double GIFTS_PER_SECOND = 10;

    /// The system's buffers take some four megabytes for each of the slow ones before anything waits in the server.
    private static final int GIFT_BYTES = 50_000;

    private static final Pattern LIKES = Pattern.compile("\"likesCount\":(\\d+)");
    private static final Pattern CUT_OFF = Pattern.compile(
            "^socketio_connections_closed_total\\{reason=\"slow-consumer\"\\} (\\d+)", Pattern.MULTILINE);

    private final Server server;
    private final Rest rest;
    private final String adminToken;
    private final List<String> tokens;
    private final Watchers others;
    private final Watchers slow;
    private final Crowd otherCrowd;
    private final Crowd slowCrowd;
    private long comments;
    private int likers;
    private long likes;

    /// @param server has two videos
    /// @param others how many read all the time
    /// @param slow how many don't
    Stall(Server server, Applaud applaud, List<String> tokens, int others, int slow) throws IOException {
        this.server = server;
        this.rest = new Rest(server);
        this.adminToken = applaud.adminToken();
        this.tokens = tokens;
        this.others = new Watchers(others, VIDEO);
        this.slow = new Watchers(slow, VIDEO);
        this.otherCrowd = new Crowd(server.port, tokens, this.others);
        this.slowCrowd = new Crowd(server.port, tokens.subList(others, others + slow), this.slow);
    }

    /// Returns what was not as it should.
    List<String> run() throws IOException {
        var faults = new ArrayList<String>();
        otherCrowd.fill(others.all(), others::in);
        slowCrowd.fill(slow.all(), slow::in);
        double before;
        try (var _ = new Rhythm(COMMENTS_PER_SECOND, this::comment);
                var _ = new Rhythm(LIKES_PER_SECOND, this::like)) {
            live(2 * SECONDS, true); // code is being compiled
            before = server.liveHeap();
            live(1, true);
            pauseAndGoOn();
            flood();
            printHeap("while they do not read", before);
            live(SECONDS, true);
        }
        long cutOff = cutOff();
        System.out.printf("stall: %d of %d were cut off as slow consumers%n", cutOff, slow.all());
        if (cutOff != slow.all() || others.losses() > 0) {
            faults.add("%d slow ones and %d others lost their connection".formatted(cutOff, others.losses()));
        }
        faults.addAll(ignorance());
        printHeap("in the end", before);
        return faults;
    }

    private void pauseAndGoOn() throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            live(SECONDS, true);
            System.out.printf("stall: comments reach %d others, all reading: %s%n", others.all(), others.delays());
            live(SECONDS, false);
            System.out.printf("stall: while %d do not read: %s%n", slow.all(), others.delays());
        }
        live(SECONDS, true);
    }

    private void flood() throws IOException {
        for (int i = 0; i < slow.all(); i++) {
            slowCrowd.guest(i).say("42[\"video:join\",{\"contentId\":\"%d\"}]".formatted(OTHER_VIDEO));
        }
        live(1, true);
        try (var _ = new Rhythm(GIFTS_PER_SECOND, this::give)) {
            live(SECONDS_OF_GIFTS, false);
        }
        System.out.printf("stall: while they are cut off: %s%n", others.delays());
    }

    /// Those of the slow ones who have found themselves cut off come back, if they read.
    private void live(double seconds, boolean allRead) throws IOException {
        others.forgetDelays();
        otherCrowd.live(seconds, () -> {
            if (allRead) {
                readAll();
            }
            return false;
        });
    }

    private void readAll() throws IOException {
        slow.comeBack(slowCrowd);
        slowCrowd.look();
    }

    // --- what happens ------------------------------------------------------------------------------------------

    private void comment() {
        var body = "{\"text\":\"%d ns was the time\"}".formatted(System.nanoTime());
        rest.post("/api/content/%d/comments".formatted(VIDEO), tokens.getFirst(), body);
        comments++;
    }

    private void like() {
        var answer = rest.post("/api/content/%d/like".formatted(VIDEO), tokens.get(likers++), "");
        likes = first(LIKES, answer);
    }

    private void give() {
        var body = "{\"room\":\"video_%d\",\"event\":\"gift\",\"data\":\"%s\"}"
                .formatted(OTHER_VIDEO, "x".repeat(GIFT_BYTES));
        rest.post("/api/admin/emit", adminToken, body);
    }

    // --- what is looked at -------------------------------------------------------------------------------------

    private long cutOff() {
        return first(CUT_OFF, rest.metrics());
    }

    private static long first(Pattern number, String text) {
        var found = number.matcher(text);
        return found.find() ? Long.parseLong(found.group(1), 10) : 0;
    }

    /// Once nothing happens any more, everybody must know everything.
    private List<String> ignorance() throws IOException {
        otherCrowd.live(SECONDS_TO_END, () -> {
            readAll();
            return others.knowing(comments, likes) + slow.knowing(comments, likes) == others.all() + slow.all();
        });
        System.out.printf(
                "stall: of %,d comments and %,d likes, %,d others and %,d slow ones know all%n",
                comments, likes, others.knowing(comments, likes), slow.knowing(comments, likes));
        var faults = new ArrayList<>(others.faults());
        faults.addAll(slow.faults());
        if (others.knowing(comments, likes) < others.all() || slow.knowing(comments, likes) < slow.all()) {
            faults.add("not everybody knows everything");
        }
        return faults;
    }

    private void printHeap(String when, double before) throws IOException {
        System.out.printf("stall: heap %s: %+.1f MB%n", when, (server.liveHeap() - before) / (1 << 20));
    }

    @Override
    public void close() throws IOException {
        otherCrowd.close();
        slowCrowd.close();
        rest.close();
    }
}
