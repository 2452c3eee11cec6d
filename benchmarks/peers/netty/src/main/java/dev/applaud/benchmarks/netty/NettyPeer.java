package dev.applaud.benchmarks.netty;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketConfig;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import java.util.Map;

/// Rooms and one event on netty-socketio, on epoll. The argument is the port.
public final class NettyPeer {
    private NettyPeer() {}

    public static void main(String... arguments) throws InterruptedException {
        var server = new SocketIOServer(configuration(Integer.parseInt(arguments[0])));
        server.addEventListener("video:join", Map.class, (client, data, ack) -> {
            client.joinRoom("r" + data.get("contentId"));
            if (ack.isAckRequested()) {
                ack.sendAckData();
            }
        });
        server.addEventListener("video:like", Map.class, (client, data, ack) ->
                server.getRoomOperations("r" + data.get("contentId")).sendEvent("video:like", data));
        server.start();
        Thread.currentThread().join();
    }

    private static Configuration configuration(int port) {
        var socket = new SocketConfig();
        socket.setReuseAddress(true);
        socket.setAcceptBackLog(65_535);
        socket.setTcpNoDelay(true);
        var configuration = new Configuration();
        configuration.setSocketConfig(socket);
        configuration.setHostname("127.0.0.1");
        configuration.setPort(port);
        configuration.setUseLinuxNativeEpoll(true);
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(2);
        configuration.setTransports(Transport.WEBSOCKET);
        configuration.setPingInterval(25_000);
        configuration.setPingTimeout(60_000);
        configuration.setHttpCompression(false);
        return configuration;
    }
}
