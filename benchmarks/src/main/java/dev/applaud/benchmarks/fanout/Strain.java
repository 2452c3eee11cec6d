package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/// Puts Applaud, as it is shipped, under strain, and checks that all that was promised holds. Run by the script
/// `benchmarks/strain`.
public final class Strain {
    private static final int SECONDS_TO_CONNECT = 120;
    private static final int SECONDS_TO_WATCH = 15;

    /// Beyond those that the generator uses.
    private static final int SMALL_ROOM = 100;

    private static final Pattern SIZE = Pattern.compile("\"size\":(\\d+)");

    private final Path made;
    private final Applaud applaud;
    private final List<String> tokens;
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean isViral;

    private Strain(Path made) throws IOException {
        this.made = made;
        this.applaud = Applaud.withUsers(11_000, made);
        this.tokens = Files.readAllLines(applaud.tokens());
    }

    /// Ends with 1 if anything was not as it should.
    ///
    /// @param arguments some of `churn`, `storm`, `viral`, `stall`
    public static void main(String... arguments) throws Exception {
        var strain = new Strain(Path.of("benchmarks", "target", "fanout").toAbsolutePath());
        for (var argument : arguments) {
            switch (argument) {
                case "churn" -> strain.churn(3_000, 20, 60);
                case "storm" -> strain.storm(10_000, 100);
                case "viral" -> strain.viral(10_000);
                case "stall" -> strain.stall(1_000, 50);
                default -> throw new IllegalArgumentException(argument + " is no strain: see benchmarks/README.md");
            }
        }
        strain.faults.stream().limit(20).forEach(System.err::println);
        System.exit(strain.faults.isEmpty() ? 0 : 1);
    }

    private Server start(int rooms) throws IOException, InterruptedException {
        var server = Server.start(Peer.APPLAUD, made, Applaud.settings(made.resolve("data")));
        for (int room = 1; room <= rooms; room++) {
            applaud.add(room, server);
        }
        return server;
    }

    // --- swiping -----------------------------------------------------------------------------------------------

    private void churn(int guests, int rooms, int seconds) throws IOException, InterruptedException {
        try (var server = start(rooms);
                var posts = new Posts(server, applaud.adminToken(), rooms)) {
            var churn = new Churn(guests, rooms, posts);
            try (var crowd = new Crowd(server.port, tokens, churn)) {
                fill(crowd, guests, churn::in);
                for (int room = 1; room <= rooms; room++) {
                    posts.begin(room, 5);
                }
                swipe(churn, crowd, seconds); // code is being compiled
                churn.forgetTimes();
                swipe(churn, crowd, seconds);
                crowd.live(2, () -> false);
                for (int room = 1; room <= rooms; room++) {
                    check("room " + room, churn.size(room), size(server, room));
                }
            }
            System.out.println("churn: " + churn);
            faults.addAll(churn.faults());
            awaitNobody(server, rooms);
        }
    }

    private static void swipe(Churn churn, Crowd crowd, int seconds) throws IOException {
        crowd.live(seconds, () -> {
            churn.swipe();
            return false;
        });
    }

    private void awaitNobody(Server server, int rooms) throws IOException, InterruptedException {
        server.awaitRest();
        for (int room = 1; room <= rooms; room++) {
            check("room " + room + " in the end", 0, size(server, room));
        }
    }

    // --- reconnecting ------------------------------------------------------------------------------------------

    /// The witnesses' pings are answered by the very threads that answer handshakes.
    private void storm(int guests, int witnesses) throws IOException, InterruptedException {
        try (var server = start(0)) {
            var storm = new Storm(guests);
            var witness = new Pings();
            try (var crowd = new Crowd(server.port, tokens, storm);
                    var others = new Crowd(server.port, tokens.subList(guests, guests + witnesses), witness)) {
                fill(others, witnesses, witness::in);
                fill(crowd, guests, storm::in);
                double before = server.liveHeap();
                for (int i = 1; i <= 3; i++) {
                    storm(crowd, storm, others, witness, guests, server);
                }
                System.out.printf("heap after them: %+.1f MB%n", (server.liveHeap() - before) / (1 << 20));
            }
        }
    }

    private void storm(Crowd crowd, Storm storm, Crowd others, Pings witness, int guests, Server server)
            throws IOException {
        witness.forget();
        storm.forget();
        long start = System.nanoTime();
        crowd.reset();
        for (int i = 0; i < guests; i++) {
            crowd.open(i);
        }
        boolean back = crowd.live(SECONDS_TO_CONNECT, () -> {
            storm.comeBack(crowd);
            witness.ping(others);
            others.look();
            return storm.in() == guests;
        });
        System.out.printf(
                "storm: %,d back after %.1f s, refused %,d times; resident %.0f MB; pings of others %s%n",
                storm.in(), (System.nanoTime() - start) / 1e9, storm.refused(), server.resident() / (1 << 20), witness);
        check("back after the storm", guests, back ? guests : storm.in());
        check("others lost", 0, witness.lost());
    }

    // --- one viral video ---------------------------------------------------------------------------------------

    private void viral(int receivers) throws IOException, InterruptedException {
        try (var server = start(0);
                var posts = new Posts(server, applaud.adminToken(), SMALL_ROOM)) {
            for (int room = SMALL_ROOM; room < SMALL_ROOM + 3; room++) {
                applaud.add(room, server);
            }
            var generator = new Generator(made, applaud);
            generator.run(server, Contender.APPLAUD_EMIT, 1_000, List.of("sat=64,d=20,warm", "sat=8,d=10"), () -> {});
            var bystanders = new Bystanders(SMALL_ROOM);
            try (var crowd = new Crowd(server.port, tokens.subList(receivers, tokens.size()), bystanders)) {
                fill(crowd, Bystanders.ALL, bystanders::in);
                posts.begin(SMALL_ROOM, 20);
                watch(bystanders, crowd, "code is being compiled");
                watch(bystanders, crowd, "alone");
                var viral = new Thread(() -> spread(generator, server, receivers));
                viral.start();
                crowd.live(SECONDS_TO_CONNECT, () -> {
                    bystanders.move(crowd);
                    return isViral;
                });
                watch(bystanders, crowd, "beside a room of %,d".formatted(receivers));
                viral.join();
                check("bystanders lost", 0, bystanders.lost());
            }
        }
    }

    private static void watch(Bystanders bystanders, Crowd crowd, String when) throws IOException {
        bystanders.forget();
        crowd.live(SECONDS_TO_WATCH, () -> {
            bystanders.move(crowd);
            return false;
        });
        System.out.printf("%s: %s%n", when, bystanders);
    }

    private void spread(Generator generator, Server server, int receivers) {
        try {
            var phase = "sat=8,d=" + 2 * SECONDS_TO_WATCH;
            var turn = generator.run(server, Contender.APPLAUD_EMIT, receivers, List.of(phase), () -> isViral = true);
            faults.addAll(turn.complaints());
            System.out.printf("viral: %,.0f events/s%n", turn.perSecond(Load.ONE));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- slow receivers ----------------------------------------------------------------------------------------

    private void stall(int others, int slow) throws IOException, InterruptedException {
        try (var server = start(2);
                var stall = new Stall(server, applaud, tokens, others, slow)) {
            faults.addAll(stall.run());
        }
    }

    // --- all of them -------------------------------------------------------------------------------------------

    private void fill(Crowd crowd, int guests, IntSupplier in) throws IOException {
        crowd.fill(guests, in);
        check("connected", guests, in.getAsInt());
    }

    private void check(String what, long expected, long actual) {
        if (expected != actual) {
            faults.add("%s: %,d, not %,d".formatted(what, actual, expected));
        }
    }

    private long size(Server server, int room) throws IOException {
        try (var rest = new Rest(server)) {
            var answer = rest.get("/api/admin/rooms/video_" + room, applaud.adminToken());
            var size = SIZE.matcher(answer);
            if (!size.find()) {
                throw new IOException(answer);
            }
            return Long.parseLong(size.group(1), 10);
        }
    }
}
