package dev.applaud.socketio;

import dev.applaud.socketio.http.SerialHttpConnectionFactory;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// What load generators are run against: `video:join {contentId}` joins a room, `video:like {contentId, …}` is sent to
/// all in it. Takes a port.
final class FanOutServer {
    private static final int BACKLOG = 65_535;

    private FanOutServer() {}

    public static void main(String[] args) throws Exception {
        var io = new SocketIoServer(SocketIoOptions.defaults());
        io.onConnection(socket -> socket.on("video:join", (arguments, ack) -> {
                    socket.join(room(arguments.getFirst()));
                    ack.send();
                })
                .on("video:like", (arguments, _) -> {
                    var like = arguments.getFirst();
                    io.to(room(like)).emit("video:like", like);
                }));
        var jetty = new Server();
        var connector = new ServerConnector(jetty, 1, 1, new SerialHttpConnectionFactory());
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0], 10));
        connector.setAcceptQueueSize(BACKLOG);
        jetty.addConnector(connector);
        jetty.insertHandler(io.handler());
        jetty.start();
        jetty.join();
    }

    private static String room(Object argument) {
        return argument instanceof Map<?, ?> fields ? "r" + fields.get("contentId") : "r";
    }
}
