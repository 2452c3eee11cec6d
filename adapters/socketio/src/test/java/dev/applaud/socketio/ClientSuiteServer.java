package dev.applaud.socketio;

import dev.applaud.socketio.http.SerialHttpConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// The server that the JavaScript client's own test-suite talks to, on the port which that suite has built in.
final class ClientSuiteServer {
    private static final int PORT = 3210;
    private static final Duration ADMISSION = Duration.ofMillis(10);
    private static final byte[] BYTES = "asdfasdf".getBytes(StandardCharsets.US_ASCII);

    private ClientSuiteServer() {}

    public static void main(String[] args) throws Exception {
        var io = new SocketIoServer(SocketIoOptions.builder()
                .pingInterval(Duration.ofSeconds(2))
                .connectionStateRecovery(ConnectionStateRecovery.DEFAULTS)
                .allowRequest(_ -> admittedLate())
                .build());
        declare(io);
        var jetty = new Server();
        var connector = new ServerConnector(jetty, new SerialHttpConnectionFactory());
        connector.setPort(PORT);
        jetty.addConnector(connector);
        jetty.insertHandler(io.handler());
        jetty.start();
        System.out.println("ready on " + jetty.getURI());
        jetty.join();
    }

    /// For the tests of the client's own time-out.
    private static Optional<String> admittedLate() {
        try {
            Thread.sleep(ADMISSION);
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void declare(SocketIoServer io) {
        Stream.of("/timeout_socket", "/valid", "/asd").forEach(io::of);
        io.of("/foo").onConnection(ClientSuiteServer::tellsItsId);
        io.of("/abc").onConnection(socket -> socket.emit("handshake", handshake(socket)));
        io.of("/no").use(_ -> Admission.refused("Auth failed (custom namespace)"));
        io.use(socket -> socket.handshake().query().containsKey("fail")
                ? Admission.refused("Auth failed (main namespace)")
                : Admission.granted());
        io.onConnection(socket -> {
            tellsItsId(socket);
            answers(socket);
            sends(socket);
            takesBytes(socket);
        });
    }

    private static void tellsItsId(Socket socket) {
        socket.on("getId", (_, ack) -> ack.send(socket.id()));
    }

    private static Map<String, Object> handshake(Socket socket) {
        var handshake = socket.handshake();
        var fields = new HashMap<String, Object>();
        fields.put("headers", handshake.headers());
        fields.put("time", handshake.time().toString());
        fields.put("address", handshake.address());
        fields.put("xdomain", handshake.xdomain());
        fields.put("secure", handshake.secure());
        fields.put("issued", handshake.issued());
        fields.put("url", handshake.url());
        fields.put("query", handshake.query());
        fields.put("auth", handshake.auth());
        return fields;
    }

    private static void answers(Socket socket) {
        socket.on("echo", (args, ack) -> ack.send(args.getFirst()));
        socket.on("getAckDate", (_, ack) -> ack.send(now()));
        socket.on("getHandshake", (_, ack) -> ack.send(handshake(socket)));
        socket.on("ack", (_, _) -> {
            if (isFiveAndTest(socket.emitWithAck("ack", Duration.ofMinutes(1)).join())) {
                socket.emit("got it");
            }
        });
    }

    private static boolean isFiveAndTest(List<@Nullable Object> answer) {
        return Integer.valueOf(5).equals(answer.getFirst())
                && answer.getLast() instanceof Map<?, ?> map
                && Boolean.TRUE.equals(map.get("test"));
    }

    /// As JavaScript's dates write themselves.
    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static void sends(Socket socket) {
        socket.on("hi", (_, _) -> socket.emit("hi"));
        socket.on("false", (_, _) -> socket.emit("false", false));
        socket.on("getDate", (_, _) -> socket.emit("takeDate", now()));
        socket.on("getDateObj", (_, _) -> socket.emit("takeDateObj", Map.of("date", now())));
        socket.on("doge", (_, _) -> socket.emit("doge", (Object) BYTES));
        socket.on("getbin", (_, _) -> socket.emit("takebin", (Object) BYTES));
        var texts = List.of("てすと", "Я Б Г Д Ж Й", "Ä ä Ü ü ß", "utf8 — string", "utf8 — string");
        socket.on("getUtf8", (_, _) -> texts.forEach(text -> socket.emit("takeUtf8", text)));
    }

    /// What does not come as it was sent is not answered.
    private static void takesBytes(Socket socket) {
        socket.on("buffa", (args, _) -> answerIf(args.getFirst() instanceof byte[], socket, "buffack"));
        socket.on("blob", (args, _) -> answerIf(args.getFirst() instanceof byte[], socket, "back"));
        socket.on("jsonbuff", (args, _) -> answerIf(isMixed(args.getFirst()), socket, "jsonbuff-ack"));
        socket.on("jsonblob", (args, _) -> answerIf(isMixed(args.getFirst()), socket, "jsonblob-ack"));
        socket.on("abuff1", (args, _) -> socket.data().put("buffer", args.getFirst() instanceof byte[]));
        socket.on("abuff2", (_, _) -> answerIf(Boolean.TRUE.equals(socket.data().get("buffer")), socket, "abuff2-ack"));
    }

    private static boolean isMixed(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                && "lol".equals(map.get("hello"))
                && map.get("message") instanceof byte[]
                && "gotcha".equals(map.get("goodbye"));
    }

    private static void answerIf(boolean right, Socket socket, String event) {
        if (right) {
            socket.emit(event);
        }
    }
}
