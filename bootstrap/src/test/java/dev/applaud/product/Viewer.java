package dev.applaud.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;

/// The official Java client at a running server, and what it has heard.
final class Viewer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECTED = "(connected)";

    private final ConcurrentMap<String, BlockingQueue<String>> heard = new ConcurrentHashMap<>();
    private final Socket socket;

    private Viewer(RunningServer server, String user) {
        var options =
                IO.Options.builder().setAuth(Map.of("token", Api.token(user))).build();
        options.forceNew = true;
        socket = IO.socket(URI.create(server.url()), options);
        socket.on(Socket.EVENT_CONNECT, _ -> queue(CONNECTED).add("{}"));
        socket.onAnyIncoming(args -> queue((String) args[0]).add(args[1].toString()));
    }

    static Viewer of(RunningServer server, String user) {
        var viewer = new Viewer(server, user);
        viewer.socket.connect();
        viewer.hears(CONNECTED);
        return viewer;
    }

    JsonNode joins(String contentId) {
        socket.emit("video:join", new JSONObject(Map.of("contentId", contentId)));
        return hears("video:joined");
    }

    /// The next event of this name.
    ///
    /// @throws AssertionError if none comes within 30 s
    JsonNode hears(String event) {
        try {
            var body = queue(event).poll(30, TimeUnit.SECONDS);
            if (body == null) {
                throw new AssertionError("No " + event + " among " + heard);
            }
            return JSON.readTree(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private BlockingQueue<String> queue(String event) {
        return heard.computeIfAbsent(event, _ -> new LinkedBlockingQueue<>());
    }

    @Override
    public void close() {
        socket.close();
    }
}
