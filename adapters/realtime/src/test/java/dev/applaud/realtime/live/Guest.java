package dev.applaud.realtime.live;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.json.JSONException;
import org.json.JSONTokener;

/// The official Java client, and what it has heard.
public final class Guest implements AutoCloseable {
    private record Event(String name, Map<String, Object> body) {}

    private static final String CONNECTED = "(connected)";
    private static final String REFUSED = "(refused)";
    private static final String DISCONNECTED = "(disconnected)";

    private final Heard<Event> heard = new Heard<>();
    private final Socket socket;

    private Guest(URI server, IO.Options options) {
        options.forceNew = true;
        options.reconnection = false;
        options.transports = new String[] {"websocket"};
        socket = IO.socket(server, options);
        socket.on(Socket.EVENT_CONNECT, args -> heard.add(new Event(CONNECTED, Map.of())));
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> heard.add(new Event(REFUSED, body(args[0]))));
        socket.on(Socket.EVENT_DISCONNECT, args -> heard.add(new Event(DISCONNECTED, Map.of("reason", args[0]))));
        socket.onAnyIncoming(
                args -> heard.add(new Event((String) args[0], args.length > 1 ? body(args[1]) : Map.of())));
    }

    public static Guest connected(URI server, Map<String, String> auth) {
        return connected(server, IO.Options.builder().setAuth(auth).build());
    }

    public static Guest connectedWithHeader(URI server, String authorization) {
        return connected(server, withHeader(Map.of(), authorization));
    }

    /// What the server says when it refuses to connect this guest.
    public static Map<String, Object> refused(URI server, Map<String, String> auth) {
        return refused(server, IO.Options.builder().setAuth(auth).build());
    }

    public static Map<String, Object> refusedWithHeader(URI server, Map<String, String> auth, String authorization) {
        return refused(server, withHeader(auth, authorization));
    }

    private static IO.Options withHeader(Map<String, String> auth, String authorization) {
        return IO.Options.builder()
                .setAuth(auth)
                .setExtraHeaders(Map.of("Authorization", List.of(authorization)))
                .build();
    }

    private static Guest connected(URI server, IO.Options options) {
        var guest = new Guest(server, options);
        guest.socket.connect();
        guest.hears(CONNECTED);
        return guest;
    }

    private static Map<String, Object> refused(URI server, IO.Options options) {
        try (var guest = new Guest(server, options)) {
            guest.socket.connect();
            return guest.hears(REFUSED);
        }
    }

    /// Sends an event with a callback, and waits for the answer.
    public Map<String, Object> asks(String event, Object payload) {
        return answer(event, new Object[] {json(payload)});
    }

    public Map<String, Object> asks(String event) {
        return answer(event, new Object[0]);
    }

    /// Sends an event that has to succeed, and gives what its answer holds.
    public Map<String, Object> gets(String event, Object payload) {
        var answer = asks(event, payload);
        if (!Boolean.TRUE.equals(answer.get("success"))) {
            throw new AssertionError(event + " was answered by " + answer);
        }
        return Json.read(Json.write(answer.get("data")));
    }

    /// Sends an event without a callback.
    public void says(String event, Object payload) {
        socket.emit(event, json(payload));
    }

    /// The next event of this name, within a deadline.
    public Map<String, Object> hears(String event) {
        return heard.take(event, it -> it.name().equals(event)).body();
    }

    public Optional<Map<String, Object>> hears(String event, Duration within) {
        return heard.poll(within.toNanos(), it -> it.name().equals(event)).map(Event::body);
    }

    public void isDisconnected() {
        hears(DISCONNECTED);
    }

    /// The names of all events that the server has sent so far and that were not yet looked at.
    public List<String> heardSoFar() {
        asks("livestream:leave", Map.of("livestreamId", "nowhere"));
        heard.take("end", it -> "nowhere".equals(it.body().get("livestreamId")));
        return heard.list().stream().map(Event::name).toList();
    }

    public String id() {
        return socket.id();
    }

    @Override
    public void close() {
        socket.close();
    }

    private Map<String, Object> answer(String event, Object[] args) {
        var answer = new CompletableFuture<Map<String, Object>>();
        Ack ack = it -> answer.complete(body(it[0]));
        socket.emit(event, args, ack);
        try {
            return answer.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("No answer to " + event + Arrays.toString(args), e);
        }
    }

    private static Map<String, Object> body(Object received) {
        var text = received.toString();
        return text.startsWith("{") ? Json.read(text) : Map.of("text", text);
    }

    private static Object json(Object payload) {
        try {
            return new JSONTokener(Json.write(payload)).nextValue();
        } catch (JSONException e) {
            throw new AssertionError(e);
        }
    }
}
