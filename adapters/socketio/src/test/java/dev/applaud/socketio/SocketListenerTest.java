package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketListenerTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final TestIo server = new TestIo();

    @AfterEach
    void close() {
        server.close();
    }

    private final class Telling implements SocketListener {
        @Override
        public void connected(Socket socket) {
            told.add("connected by " + socket.transport());
        }

        @Override
        public void upgraded(Socket socket) {
            told.add("upgraded to " + socket.transport());
        }

        @Override
        public void dataChanged(Socket socket, String key) {
            told.add(key + " " + socket.data().get(key));
        }

        @Override
        public void disconnected(Socket socket, DisconnectReason reason) {
            told.add("disconnected " + reason.text() + " " + socket.rooms());
        }
    }

    private void assertTold(String... expected) {
        for (var one : expected) {
            assertThat(TestIo.take(told)).isEqualTo(one);
        }
    }

    @Test
    void aSocketsLifeIsToldBeforeItsOwnListenersHearOfIt() {
        server.io().onConnection(socket -> {
            told.add("application");
            socket.onDisconnect(_ -> told.add("application"));
        });
        server.io().of("/").listen(new Telling());
        var client = server.openPolling();
        client.post("40");
        assertTold("connected by polling", "application");
        var webSocket = client.upgrade();
        assertTold("upgraded to websocket");
        webSocket.close();
        assertTold("disconnected transport close []", "application");
    }

    @Test
    void changesOfDataAreToldHoweverTheyAreMade() {
        server.io().of("/").listen(new Telling());
        server.join();
        var data = server.socket().data();
        assertTold("connected by websocket");

        data.put("a", 1);
        data.putIfAbsent("a", 2);
        data.merge("a", 2, (one, other) -> (int) one + (int) other);
        data.compute("b", (_, _) -> "x");
        data.replace("b", "y");
        data.replace("b", "x", "z");
        data.replace("b", "y", "z");
        data.entrySet().forEach(entry -> entry.setValue(0));
        data.remove("a", 7);
        data.remove("a");
        data.remove("a");
        data.clear();

        assertTold("a 1", "a 3", "b x", "b y", "b z", "a 0", "b 0", "a null", "b null");
        assertThat(told).isEmpty();
        assertThat(data).isEmpty();
    }

    @Test
    void aListenersFailureConcernsNobody() {
        server.io().of("/").listen(new SocketListener() {
            @Override
            public void connected(Socket socket) {
                throw new IllegalStateException("on purpose");
            }
        });
        server.io().of("/").listen(new Telling());
        server.join();
        assertTold("connected by websocket");
        assertThat(server.socket().connected()).isTrue();
    }

    @Test
    void allSocketsOfOneConnectionHaveTheSameClientId() {
        server.io().of("/chat").onConnection(socket -> told.add(socket.clientId()));
        var client = server.join();
        client.send("40/chat,");
        assertThat(TestIo.take(told)).isEqualTo(server.socket().clientId()).hasSize(12);
    }
}
