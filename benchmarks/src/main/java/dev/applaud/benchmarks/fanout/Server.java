package dev.applaud.benchmarks.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A server that runs on one core, all its threads.
final class Server implements AutoCloseable {
    private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+)");

    private final Process process;
    private final Path made;
    final Peer peer;
    final int port;

    /// For health and metrics, where the peer has that.
    final int adminPort;

    private Server(Process process, Path made, Peer peer, int port, int adminPort) {
        this.process = process;
        this.made = made;
        this.peer = peer;
        this.port = port;
        this.adminPort = adminPort;
    }

    /// On the first core; comes back once it takes connections.
    ///
    /// @param made the folder of what the script made; its output goes into a file there
    /// @throws IOException if it ends instead, or takes more than a minute
    static Server start(Peer peer, Path made, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(peer, peer.word(), 0, made, environment);
    }

    /// @param name of its log
    /// @param core 0 or 1
    static Server start(Peer peer, String name, int core, Path made, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        int adminPort = freePort();
        var command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        command.addAll(peer.command(port));
        var builder = new ProcessBuilder(command)
                .directory(made.toFile())
                .redirectErrorStream(true)
                .redirectOutput(made.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("ADMIN_PORT", Integer.toString(adminPort));
        builder.environment().put("NODE_PATH", "node/node_modules");
        var server = new Server(builder.start(), made, peer, port, adminPort);
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroy));
        server.awaitStart(name);
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart(String name) throws IOException, InterruptedException {
        for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
            Thread.sleep(100);
            if (takesConnections()) {
                return;
            }
        }
        process.destroy();
        throw new IOException("%s did not start: see %s.log in %s".formatted(name, name, made));
    }

    private boolean takesConnections() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    /// Waits until it does next to nothing, as after thousands of connections were closed; at most ten seconds.
    void awaitRest() throws IOException, InterruptedException {
        long before = ticks();
        for (int tries = 0; tries < 40; tries++) {
            Thread.sleep(250);
            long now = ticks();
            if (now - before <= 1) {
                return;
            }
            before = now;
        }
    }

    /// CPU time that it used, in hundredths of a second.
    private long ticks() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid() + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /// Bytes of memory that it has.
    double resident() throws IOException {
        var status = Files.readString(Path.of("/proc/" + pid() + "/status"));
        var kilobytes = RESIDENT.matcher(status);
        return kilobytes.find() ? 1024 * Double.parseDouble(kilobytes.group(1)) : Double.NaN;
    }

    /// Bytes of the heap that a full collection, which this starts, leaves; NaN if it has no such heap.
    double liveHeap() throws IOException {
        if (!peer.isJava) {
            return Double.NaN;
        }
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var histogram = new ProcessBuilder(jcmd, Long.toString(pid()), "GC.class_histogram").start();
        try (var output = histogram.getInputStream()) {
            var total = TOTAL.matcher(new String(output.readAllBytes(), UTF_8));
            return total.find() ? Double.parseDouble(total.group(1)) : Double.NaN;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
