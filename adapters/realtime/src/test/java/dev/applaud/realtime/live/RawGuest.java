package dev.applaud.realtime.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A guest who writes packets by hand, and so can say what no client library would.
public final class RawGuest implements AutoCloseable {
    private static final int SECONDS_TO_FIND = 20;

    private final Heard<String> heard = new Heard<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket webSocket;
    private volatile CountDownLatch looking = new CountDownLatch(0);
    private volatile @Nullable String awaited;
    private final CompletableFuture<Integer> found = new CompletableFuture<>();

    private RawGuest(URI server) {
        var uri = URI.create("ws://" + server.getAuthority() + "/socket.io/?EIO=4&transport=websocket");
        webSocket = http.newWebSocketBuilder().buildAsync(uri, new Messages()).join();
    }

    static RawGuest connected(URI server, String token) {
        var guest = new RawGuest(server);
        guest.sends("40" + Json.write(Map.of("token", token)));
        guest.heard.take("CONNECT", it -> it.startsWith("40"));
        return guest;
    }

    /// What a CONNECT with this data is refused with.
    public static Map<String, Object> refused(URI server, String auth) {
        try (var guest = new RawGuest(server)) {
            guest.sends("40" + auth);
            return Json.read(
                    guest.heard.take("CONNECT_ERROR", it -> it.startsWith("44")).substring(2));
        }
    }

    /// Sends an event of these arguments, as JSON, and waits for its acknowledgement.
    @SuppressWarnings("unchecked")
    public Map<String, Object> asks(String event, String args) {
        int id = asked.incrementAndGet();
        sends("42" + id + packet(event, args));
        var answer = heard.take("answer", it -> it.startsWith("43" + id + "["));
        return (Map<String, Object>)
                Json.read(answer.substring(answer.indexOf('[')), List.class).getFirst();
    }

    /// Sends an event of these arguments, as JSON, and waits for the error that it leads to.
    @SuppressWarnings("unchecked")
    public Map<String, Object> says(String event, String args) {
        sends("42" + packet(event, args));
        var error = heard.take("error", it -> it.startsWith("42[\"error\""));
        return (Map<String, Object>) Json.read(error.substring(2), List.class).get(1);
    }

    /// The types of all packets received up to the one that starts so: `42["video:joined"`, for example.
    public List<String> packetsUntil(String start) {
        heard.take(start, it -> it.startsWith(start));
        return heard.history().stream().map(it -> it.replaceAll("[,{].*", "")).toList();
    }

    /// All packets received so far.
    public List<String> history() {
        return heard.history();
    }

    /// Reads nothing from now on; what the client library has in its buffers is still heard.
    public void looksAway() {
        looking = new CountDownLatch(1);
    }

    /// Reads on. How many packets come up to the first that starts so, all before counted too.
    public int looksBackUntil(String start) {
        awaited = start;
        looking.countDown();
        return found.orTimeout(SECONDS_TO_FIND, TimeUnit.SECONDS).join();
    }

    private static String packet(String event, String args) {
        return "[" + Json.write(event) + (args.isEmpty() ? "" : ",") + args + "]";
    }

    private void sends(String packet) {
        webSocket.sendText(packet, true).join();
    }

    @Override
    public void close() {
        webSocket.abort();
        http.shutdownNow();
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                heard.add(message.toString());
                lookFor(awaited);
                message.setLength(0);
            }
            var blink = looking;
            if (blink.getCount() == 0) {
                socket.request(1);
            } else {
                Thread.startVirtualThread(() -> requestAfter(blink, socket));
            }
            return null;
        }

        private void lookFor(@Nullable String start) {
            if (start != null && message.indexOf(start) == 0) {
                found.complete(heard.history().size());
            }
        }

        private static void requestAfter(CountDownLatch blink, WebSocket socket) {
            try {
                blink.await();
                socket.request(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            heard.add("closed " + status);
            return null;
        }
    }
}
