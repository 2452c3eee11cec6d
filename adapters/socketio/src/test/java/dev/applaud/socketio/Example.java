package dev.applaud.socketio;

import org.eclipse.jetty.server.Server;

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
        var jetty = new Server(port);
        jetty.insertHandler(io.handler());
        jetty.start();
        return jetty;
    }
}
