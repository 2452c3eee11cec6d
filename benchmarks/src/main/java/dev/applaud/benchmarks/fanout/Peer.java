package dev.applaud.benchmarks.fanout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A server that can be measured. What its command needs was made by the script `benchmarks/fanout`.
enum Peer {
    APPLAUD("Applaud", "../../../applaud", "../../../applaud server", true),
    NODE("Node, socket.io on ws", "node/node_modules/socket.io", "node ../../peers/node/peer.js PORT ws", false),
    NODE_UWS(
            "Node, socket.io on uWebSockets.js",
            "node/node_modules/@btc-vision/uwebsockets.js",
            "node ../../peers/node/peer.js PORT uws",
            false),
    UWS(
            "uWebSockets.js alone",
            "node/node_modules/@btc-vision/uwebsockets.js",
            "node ../../peers/node/peer.js PORT rawuws",
            false),
    NETTY(
            "netty-socketio",
            "netty/dependency",
            "JAVA -cp netty/classes:netty/dependency/* dev.applaud.benchmarks.netty.NettyPeer PORT",
            true),
    /// What Applaud's way of writing costs without Applaud, in a JVM like its own.
    JETTY(
            "bare Jetty, written like Applaud",
            "jetty/dependency",
            "JAVA -XX:+UseCompactObjectHeaders -XX:+UseParallelGC -Xmn96m -XX:MetaspaceSize=128m"
                    + " -cp jetty/classes:jetty/dependency/* dev.applaud.benchmarks.jetty.JettyPeer PORT",
            true),
    FLOOR("floor: C, all waiting events in one send", "floor", "./floor PORT coal", false);

    final String title;
    private final String needed;
    private final String command;

    /// Whether the JDK's tools can look into it.
    final boolean isJava;

    Peer(String title, String needed, String command, boolean isJava) {
        this.title = title;
        this.needed = needed;
        this.command = command;
        this.isJava = isJava;
    }

    /// Whether it sends heartbeats, without which idle connections cost nothing.
    boolean isAlive() {
        return this != JETTY && this != FLOOR;
    }

    /// As in the option `--peers`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isMissing(Path made) {
        return !Files.exists(made.resolve(needed));
    }

    /// To be run in the folder of what was made.
    List<String> command(int port) {
        var java = ProcessHandle.current().info().command().orElse("java");
        return List.of(command.replace("JAVA", java)
                .replace("PORT", Integer.toString(port))
                .split(" "));
    }
}
