package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// `siofan`, the load generator, on the second core. Its progress goes to standard error.
final class Generator {
    /// Bytes of an event as it is in the packet, before the frame is put around it.
    private static final int EVENT_BYTES = 150;

    private static final String DATA = "{\"contentId\":\"%ROOM%\",\"seq\":%SEQ%,\"p\":\"%PAD%\"}";
    private static final String EVENT = "[\"video:like\"," + DATA + "]";

    private final Path made;
    private final Applaud applaud;
    private int rooms;

    Generator(Path made, Applaud applaud) {
        this.made = made;
        this.applaud = applaud;
    }

    interface Moment {
        void come() throws IOException;
    }

    /// @param phases as the generator calls them
    /// It may take half a minute for each phase, and a minute to connect.
    ///
    /// @param whenReady called when all connections have joined and before the first phase ends
    /// @throws IOException if it takes too long, or the server closes a connection
    Turn run(Server server, Contender contender, int connections, Collection<String> phases, Moment whenReady)
            throws IOException, InterruptedException {
        return run(server, contender, connections, phases, List.of(), whenReady);
    }

    private Turn run(
            Server server,
            Contender contender,
            int connections,
            Collection<String> phases,
            List<String> more,
            Moment whenReady)
            throws IOException, InterruptedException {
        int room = ++rooms;
        var command = new ArrayList<>(List.of("timeout", "--kill-after=5", Integer.toString(60 + 30 * phases.size())));
        command.addAll(connecting(server, contender, connections));
        command.addAll(joining(room));
        if (server.peer == Peer.APPLAUD) {
            applaud.add(room, server);
        }
        command.addAll(publishing(contender, "http://127.0.0.1:" + server.port, connections));
        command.addAll(more);
        phases.forEach(it -> command.addAll(List.of("--phase", it)));
        return run(command, whenReady);
    }

    /// Opens connections that join nothing.
    Turn connect(Server server, Contender contender, int connections) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("timeout", "--kill-after=5", "60"));
        command.addAll(connecting(server, contender, connections));
        command.addAll(List.of("--phase", "idle,d=0.2"));
        return run(command, () -> {});
    }

    /// The same for events that one of two nodes is asked to push.
    ///
    /// @param far has the last receivers; may be the same node, which has all then
    /// @param farConnections how many those are
    Turn run(Server near, Server far, int connections, int farConnections, Collection<String> phases)
            throws IOException, InterruptedException {
        if (near == far) {
            return run(near, Contender.APPLAUD_EMIT, connections, phases, () -> {});
        }
        applaud.add(rooms + 1, far);
        var other = List.of(
                "--far-port", Integer.toString(far.port),
                "--far", Integer.toString(farConnections),
                "--pid", Long.toString(far.pid()));
        return run(near, Contender.APPLAUD_EMIT, connections, phases, other, () -> {});
    }

    private Turn run(List<String> command, Moment whenReady) throws IOException, InterruptedException {
        var output = made.resolve("turn.json");
        var process =
                new ProcessBuilder(command).redirectOutput(output.toFile()).start();
        try (var progress = process.errorReader()) {
            for (var line = progress.readLine(); line != null; line = progress.readLine()) {
                System.err.println(line);
                if (line.contains("] ready ")) {
                    whenReady.come();
                }
            }
        } finally {
            process.destroy();
        }
        if (process.waitFor() != 0) {
            throw new IOException("the generator gave up, for which it says the reason above");
        }
        return Turn.of(Files.readString(output));
    }

    /// From two addresses, since a server may take only so many connections from one.
    private List<String> connecting(Server server, Contender contender, int connections) {
        var command = new ArrayList<>(List.of(
                made.resolve("siofan").toString(),
                "--label",
                contender.name().toLowerCase(Locale.ROOT),
                "--port",
                Integer.toString(server.port),
                "--pid",
                Long.toString(server.pid()),
                "--pin",
                "1",
                "-n",
                Integer.toString(connections),
                "--src-ips",
                "2"));
        if (server.peer == Peer.APPLAUD) {
            var tokens = applaud.tokens().toString();
            command.addAll(List.of("--auth", "{\"token\":\"%TOKEN%\"}", "--tokens", tokens));
        }
        return command;
    }

    private static List<String> joining(int room) {
        return List.of(
                "--room-base",
                Integer.toString(room),
                "--join",
                "[\"video:join\",{\"contentId\":\"%ROOM%\"}]",
                "--join-ack",
                "--drain",
                "10000");
    }

    private List<String> publishing(Contender contender, String url, int connections) {
        return switch (contender) {
            case APPLAUD_EMIT -> emitting(url);
            case APPLAUD_SHARE ->
                List.of(
                        "--event", "\"video:share\"",
                        "--post", url + "/api/content/%ROOM%/share",
                        "--post-header", "Authorization: Bearer %TOKEN%",
                        "--post-conns", "64",
                        "--match", "\"version\":",
                        "--match-mode", "count",
                        "--count-base", "0");
            case APPLAUD_TYPING ->
                List.of(
                        "--event",
                        "\"video:user_typing\"",
                        "--pub-event",
                        "[\"video:comment_typing\",{\"contentId\":\"%ROOM%\"}]",
                        "--pub-conns",
                        Integer.toString(connections),
                        "--except-sender",
                        "--match",
                        "\"userId\":",
                        "--match-mode",
                        "conn");
            case JETTY ->
                List.of(
                        "--event",
                        "\"video:like\"",
                        "--post",
                        url + "/",
                        "--post-body",
                        DATA,
                        "--payload",
                        Integer.toString(EVENT_BYTES - EVENT.length() + DATA.length()),
                        "--post-conns",
                        "64");
            case NODE, NODE_UWS, UWS, NETTY, FLOOR ->
                List.of("--event", "\"video:like\"", "--pub-event", EVENT, "--payload", Integer.toString(EVENT_BYTES));
        };
    }

    private List<String> emitting(String url) {
        var body = "{\"room\":\"video_%ROOM%\",\"event\":\"video:like\",\"data\":" + DATA + "}";
        int more = body.length() - "%ROOM%".length() + 1 - EVENT.length();
        return List.of(
                "--event",
                "\"video:like\"",
                "--post",
                url + "/api/admin/emit",
                "--post-body",
                body,
                "--payload",
                Integer.toString(EVENT_BYTES + more),
                "--post-header",
                "Authorization: Bearer " + applaud.adminToken(),
                "--post-conns",
                "64");
    }
}
