package dev.applaud.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Somebody who watches one video after the other, comes back to each where they left it, and connects again whenever
/// the connection is lost, to whichever node is there. Runs in a thread of its own until interrupted.
final class Swiper implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int SWIPE_EACH_MILLIS = 6_000;

    /// How often all of them together came too late for a replay, and had to read.
    static final AtomicLong READ_ANEW = new AtomicLong();

    /// How often all of them together connected.
    static final AtomicLong CONNECTED = new AtomicLong();

    private final String name;
    private final List<Site.Node> nodes;
    private final List<String> videos;
    private final Lock mayGoOn;
    private final Random random;
    private final Map<String, Screen> screens = new HashMap<>();
    private Map<String, BiConsumer<String, JsonNode>> listeners = Map.of();
    private int asked;
    private int tries;

    private volatile String watching;
    private volatile boolean inside;

    /// @param nodes that of its choice first
    /// @param mayGoOn is held by nobody else while it may swipe
    Swiper(String name, List<Site.Node> nodes, List<String> videos, Lock mayGoOn, Random random) {
        this.name = name;
        this.nodes = nodes;
        this.videos = videos;
        this.mayGoOn = mayGoOn;
        this.random = random;
        this.watching = videos.get(random.nextInt(videos.size()));
        videos.forEach(it -> screens.put(it, new Screen()));
    }

    /// Whether it has been told that it joined what it watches.
    boolean isInside() {
        return inside;
    }

    String watching() {
        return watching;
    }

    Screen screen() {
        return Objects.requireNonNull(screens.get(watching));
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            var node = nodes.get(tries++ % nodes.size());
            try (var line = new Line(node.server().url())) {
                connect(line);
                tries = 0;
                watch(line, new Api(node.server()));
            } catch (IOException e) {
                inside = false;
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(50 + random.nextInt(300));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect(Line line) throws IOException, InterruptedException {
        listeners = screens.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().connected()));
        line.send("40{\"token\":\"" + Api.token(name) + "\"}");
        for (var packet = expect(line); !packet.startsWith("40"); packet = expect(line)) {
            if (packet.startsWith("44")) {
                throw new IOException(packet);
            }
        }
        CONNECTED.incrementAndGet();
    }

    private static String expect(Line line) throws IOException, InterruptedException {
        var packet = line.next(PATIENCE);
        if (packet == null) {
            throw new IOException("Silence");
        }
        return packet;
    }

    private void watch(Line line, Api api) throws IOException, InterruptedException {
        ask(line);
        var silence = Duration.ofMillis(1 + random.nextInt(SWIPE_EACH_MILLIS));
        while (true) {
            var packet = line.next(silence);
            if (packet == null || random.nextInt(50) == 0) {
                swipe(line);
            }
            if (packet != null) {
                take(packet, line, api);
            }
        }
    }

    private void ask(Line line) throws IOException, InterruptedException {
        var since = screen().seq();
        line.send("42%d[\"video:focus\",{\"contentId\":\"%s\",\"since\":%d}]".formatted(++asked, watching, since));
    }

    /// Nobody may go on while all are compared with the database.
    private void swipe(Line line) throws IOException, InterruptedException {
        if (!inside || !mayGoOn.tryLock()) {
            return;
        }
        try {
            inside = false;
            watching = other();
        } finally {
            mayGoOn.unlock();
        }
        ask(line);
    }

    /// Whoever asks for what came after the last entry that it knows, while it is inside, is told again of those that
    /// are just on their way.
    private String other() {
        var others = videos.stream().filter(it -> !it.equals(watching)).toList();
        return others.get(random.nextInt(others.size()));
    }

    private void take(String packet, Line line, Api api) throws IOException, InterruptedException {
        if (packet.equals("2")) {
            line.send("3");
        } else if (packet.startsWith("42")) {
            var event = Viewer.parsed(packet.substring(2));
            hear(event.path(0).asText(), event.path(1), api);
        } else if (packet.startsWith("43" + asked + "[")) {
            inside = packet.contains("\"success\":true");
            if (!inside) {
                pause();
                ask(line);
            }
        }
    }

    private void hear(String event, JsonNode body, Api api) throws IOException {
        var video = body.path("contentId").asText();
        var screen = screens.get(video);
        var listener = listeners.get(video);
        if (screen == null || listener == null) {
            return;
        }
        if (event.equals("video:joined") && body.has("truncated")) {
            READ_ANEW.incrementAndGet();
            screen.startAnew(
                    body,
                    api.comments("/content/" + video).stream()
                            .map(it -> it.path("_id").asText())
                            .collect(Collectors.toSet()));
        } else {
            listener.accept(event, body);
        }
    }
}
