package dev.applaud.socketio.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.socketio.protocol.Parser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A socket of a client from npm, in a Node.js process that all of them share; see `src/test/js/clients.js`.
final class JavaScriptSocket extends RealSocket {
    static final Path DIRECTORY = Path.of("src", "test", "js");

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final AtomicInteger nextId = new AtomicInteger();
    private static final Map<Object, JavaScriptSocket> sockets = new ConcurrentHashMap<>();
    private static final PrintStream node = startNode();

    private final int id = nextId.incrementAndGet();

    private JavaScriptSocket() {
        sockets.put(id, this);
    }

    /// It ends with this process, which closes its input.
    private static PrintStream startNode() {
        try {
            var process = new ProcessBuilder("node", "clients.js")
                    .directory(DIRECTORY.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Thread.ofVirtual().start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
            return new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(BufferedReader lines) {
        lines.lines().forEach(line -> {
            var message = parsed(line);
            var socket = sockets.get(message.get("socket"));
            if (socket != null) {
                socket.tell(list(requireNonNull(plain(message.get("told")))));
            }
        });
    }

    private static Map<String, @Nullable Object> parsed(String line) {
        try {
            return JSON.readValue(line, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(line, e);
        }
    }

    @SuppressWarnings("unchecked") // as clients.js writes it
    private static List<@Nullable Object> list(Object value) {
        return (List<@Nullable Object>) value;
    }

    static RealSocket open(String client, Parser parser, URI namespace, String transports, Map<String, String> auth) {
        var socket = new JavaScriptSocket();
        var options = new LinkedHashMap<String, Object>();
        options.put("client", client);
        options.put("msgpack", parser == Parser.MSGPACK);
        options.put("url", namespace);
        options.put("transports", List.of(transports.split(",")));
        options.put("auth", auth);
        socket.send("open", options);
        return socket;
    }

    @Override
    public RealSocket beside(String namespace) {
        var socket = new JavaScriptSocket();
        socket.send("beside", Map.of("other", id, "namespace", namespace));
        return socket;
    }

    @Override
    public void emit(String event, @Nullable Object... args) {
        send("emit", nameFirst(event, args));
    }

    @Override
    public void ask(String event, @Nullable Object... args) {
        send("ask", nameFirst(event, args));
    }

    @Override
    public void askBriefly(String event) {
        send("askBriefly", List.of(event));
    }

    @Override
    public void disconnect() {
        send("disconnect", true);
    }

    private static @Nullable Object[] nameFirst(String event, @Nullable Object[] args) {
        var all = new @Nullable Object[args.length + 1];
        all[0] = event;
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }

    private void send(String action, Object argument) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("socket", id);
        line.put("action", action);
        line.put("argument", json(argument));
        synchronized (node) {
            try {
                node.println(JSON.writeValueAsString(line));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private static @Nullable Object json(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> Map.of("binary", Base64.getEncoder().encodeToString(bytes));
            case Object[] array ->
                Arrays.stream(array).map(JavaScriptSocket::json).toList();
            case Collection<?> list -> list.stream().map(JavaScriptSocket::json).toList();
            case Map<?, ?> map -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, member) -> object.put(name.toString(), json(member)));
                yield object;
            }
            case null, default -> value;
        };
    }

    private static @Nullable Object plain(@Nullable Object json) {
        return switch (json) {
            case Collection<?> list ->
                list.stream().map(JavaScriptSocket::plain).toList();
            case Map<?, ?> map
            when map.get("binary") instanceof String base64 ->
                Base64.getDecoder().decode(base64);
            case Map<?, ?> map -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, member) -> object.put(name.toString(), plain(member)));
                yield object;
            }
            case null, default -> json;
        };
    }
}
