package dev.applaud.socketio;

import dev.applaud.socketio.engine.CloseReason;
import dev.applaud.socketio.engine.Engine;
import dev.applaud.socketio.engine.EngineSession;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.Receiver;
import dev.applaud.socketio.engine.TimerWheel;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The server that the official protocol test-suites are run against: `/engine.io/` echoes, `/socket.io/` has the
/// fixture they expect. Takes the port as its only argument.
public final class ConformanceServer {
    private static final long PING_INTERVAL = 300;
    private static final long PING_TIMEOUT = 200;

    private ConformanceServer() {}

    public static void main(String[] args) throws Exception {
        var jetty = start(Integer.parseInt(args[0]));
        System.out.println("ready on " + jetty.getURI());
        jetty.join();
    }

    static Server start(int port) throws Exception {
        var jetty = new Server();
        var connector = new ServerConnector(jetty);
        connector.setPort(port);
        jetty.addConnector(connector);
        jetty.insertHandler(socketIo().handler());
        jetty.insertHandler(echo().handler());
        jetty.start();
        return jetty;
    }

    private static SocketIoServer socketIo() {
        var io = new SocketIoServer(SocketIoOptions.builder()
                .pingInterval(Duration.ofMillis(PING_INTERVAL))
                .pingTimeout(Duration.ofMillis(PING_TIMEOUT))
                .connectTimeout(Duration.ofSeconds(1))
                .corsOrigins(List.of("*"))
                .build());
        io.onConnection(socket -> {
            socket.on("message", (arguments, _) -> socket.emit("message-back", arguments.toArray()));
            socket.on("message-with-ack", (arguments, ack) -> ack.send(arguments.toArray()));
            socket.emit("auth", socket.handshake().auth());
        });
        io.of("/custom")
                .onConnection(socket -> socket.emit("auth", socket.handshake().auth()));
        return io;
    }

    private static Engine echo() {
        var options = SocketIoOptions.builder()
                .path("/engine.io/")
                .pingInterval(Duration.ofMillis(PING_INTERVAL))
                .pingTimeout(Duration.ofMillis(PING_TIMEOUT))
                .corsOrigins(List.of("*"))
                .build();
        return new Engine(options.engine(), Echo::new, new TimerWheel());
    }

    private record Echo(EngineSession session) implements Receiver {
        @Override
        public void text(String message) {
            session.send(List.of(OutgoingPacket.text(message)));
        }

        @Override
        public void binary(byte[] message) {
            session.send(List.of(OutgoingPacket.binary(message)));
        }

        @Override
        public void closed(CloseReason reason) {}
    }
}
