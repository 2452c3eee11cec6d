package dev.applaud.socketio;

import dev.applaud.socketio.engine.CloseReason;
import dev.applaud.socketio.engine.CorsOptions;
import dev.applaud.socketio.engine.Engine;
import dev.applaud.socketio.engine.EngineSession;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.Receiver;
import dev.applaud.socketio.engine.TimerWheel;
import dev.applaud.socketio.http.SerialHttpConnectionFactory;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The server that the official protocol test-suites are run against: `/engine.io/` echoes, `/socket.io/` has the
/// fixture they expect. Takes a port, and if the suite for Engine.IO 3 is to be run a second one, where both serve
/// clients of that revision too; the other suites want them refused.
public final class ConformanceServer {
    private ConformanceServer() {}

    public static void main(String[] args) throws Exception {
        var jetty = start(Integer.parseInt(args[0]), false);
        if (args.length > 1) {
            System.out.println("serving Engine.IO 3 on "
                    + start(Integer.parseInt(args[1]), true).getURI());
        }
        System.out.println("ready on " + jetty.getURI());
        jetty.join();
    }

    static Server start(int port, boolean allowEio3) throws Exception {
        var jetty = new Server();
        var connector = new ServerConnector(jetty, new SerialHttpConnectionFactory());
        connector.setPort(port);
        jetty.addConnector(connector);
        jetty.insertHandler(socketIo(options().allowEio3(allowEio3).build()).handler());
        jetty.insertHandler(
                echo(options().allowEio3(allowEio3).path("/engine.io/").build()).handler());
        jetty.start();
        return jetty;
    }

    private static SocketIoOptions.Builder options() {
        return SocketIoOptions.builder()
                .pingInterval(Duration.ofMillis(300))
                .pingTimeout(Duration.ofMillis(200))
                .connectTimeout(Duration.ofSeconds(1))
                .cors(CorsOptions.of(List.of("*"), false));
    }

    private static SocketIoServer socketIo(SocketIoOptions options) {
        var io = new SocketIoServer(options);
        io.onConnection(socket -> {
            socket.on("message", (arguments, _) -> socket.emit("message-back", arguments.toArray()));
            socket.on("message-with-ack", (arguments, ack) -> ack.send(arguments.toArray()));
            socket.emit("auth", socket.handshake().auth());
        });
        io.of("/custom")
                .onConnection(socket -> socket.emit("auth", socket.handshake().auth()));
        return io;
    }

    private static Engine echo(SocketIoOptions options) {
        return new Engine(options.engine(SocketIoMetrics.NONE), Echo::new, new TimerWheel());
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
        public void upgraded() {}

        @Override
        public void closed(CloseReason reason) {}
    }
}
