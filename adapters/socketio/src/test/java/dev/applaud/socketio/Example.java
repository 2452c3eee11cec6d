package dev.applaud.socketio;

import dev.applaud.socketio.http.SerialHttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The README's example.
final class Example {
    private Example() {}

    static Server start(int port) throws Exception {
        var io = new SocketIoServer(SocketIoOptions.defaults());
        io.use(socket -> socket.handshake().auth().get("name") instanceof String
                ? Admission.granted()
                : Admission.refused("who are you?"));
        io.onConnection(socket -> {
            socket.on("join", (args, ack) -> {
                socket.join((String) args.getFirst());
                ack.send("welcome");
            });
            socket.on("say", (args, _) -> socket.to((String) args.getFirst()).emit("said", args.get(1)));
        });
        var jetty = new Server();
        var connector = new ServerConnector(jetty, new SerialHttpConnectionFactory()); // see "What it survives"
        connector.setPort(port);
        jetty.addConnector(connector);
        jetty.insertHandler(io.handler());
        jetty.start();
        return jetty;
    }
}
