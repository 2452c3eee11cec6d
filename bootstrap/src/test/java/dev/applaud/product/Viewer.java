package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.json.JSONObject;

/// The official Java client at a running server, and what it has heard.
final class Viewer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECTED = "(connected)";
    private static final String DISCONNECTED = "(disconnected)";

    private final ConcurrentMap<String, BlockingQueue<JsonNode>> heard = new ConcurrentHashMap<>();
    private final Socket socket;

    private Viewer(RunningServer server, String user, BiConsumer<String, JsonNode> listener) {
        var options =
                IO.Options.builder().setAuth(Map.of("token", Api.token(user))).build();
        options.forceNew = true;
        socket = IO.socket(URI.create(server.url()), options);
        socket.on(Socket.EVENT_CONNECT, _ -> queue(CONNECTED).add(MissingNode.getInstance()));
        socket.on(Socket.EVENT_DISCONNECT, _ -> queue(DISCONNECTED).add(MissingNode.getInstance()));
        socket.onAnyIncoming(args -> {
            var event = (String) args[0];
            var body = parsed(args[1].toString());
            listener.accept(event, body);
            queue(event).add(body);
        });
    }

    static Viewer of(RunningServer server, String user) {
        return of(server, user, (_, _) -> {});
    }

    /// @param listener is told of each event, in order, in a thread of the client
    static Viewer of(RunningServer server, String user, BiConsumer<String, JsonNode> listener) {
        var viewer = new Viewer(server, user, listener);
        viewer.socket.connect();
        viewer.hears(CONNECTED);
        return viewer;
    }

    /// What the acknowledgement of an event says.
    ///
    /// @throws AssertionError if it refuses, or does not come within 30 s
    JsonNode asks(String event, Map<String, ?> payload) {
        var answers = new LinkedBlockingQueue<JsonNode>();
        socket.emit(event, new Object[] {new JSONObject(payload)}, it -> answers.add(parsed(it[0].toString())));
        var answer = soon(answers, event);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    JsonNode joins(String contentId) {
        socket.emit("video:join", new JSONObject(Map.of("contentId", contentId)));
        return hears("video:joined");
    }

    /// @param since the number of the last entry of the comment log that is known
    JsonNode joins(String contentId, long since) {
        socket.emit("video:join", new JSONObject(Map.of("contentId", contentId, "since", since)));
        return hears("video:joined");
    }

    void leaves(String contentId) {
        socket.emit("video:leave", new JSONObject(Map.of("contentId", contentId)));
        hears("video:left");
    }

    void types(String contentId) {
        socket.emit("video:comment_typing", new JSONObject(Map.of("contentId", contentId)));
    }

    /// The next event of this name.
    ///
    /// @throws AssertionError if none comes within 30 s
    JsonNode hears(String event) {
        return soon(queue(event), event);
    }

    private JsonNode soon(BlockingQueue<JsonNode> coming, String event) {
        try {
            var body = coming.poll(30, TimeUnit.SECONDS);
            if (body == null) {
                throw new AssertionError("No " + event + " among " + heard);
            }
            return body;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    boolean hasHeardMore(String event) {
        return !queue(event).isEmpty();
    }

    /// Returns once the server has closed its connection.
    void awaitDisconnect() {
        hears(DISCONNECTED);
    }

    boolean isDisconnected() {
        return hasHeardMore(DISCONNECTED);
    }

    static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private BlockingQueue<JsonNode> queue(String event) {
        return heard.computeIfAbsent(event, _ -> new LinkedBlockingQueue<>());
    }

    @Override
    public void close() {
        socket.close();
    }
}
