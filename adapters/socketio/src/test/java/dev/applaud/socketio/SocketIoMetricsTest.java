package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class SocketIoMetricsTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private final SocketIoMetrics metrics = new SocketIoMetrics() {
        @Override
        public void connectionOpened(String transport) {
            told.add("opened " + transport);
        }

        @Override
        public void connectionUpgraded() {
            told.add("upgraded");
        }

        @Override
        public void connectionClosed(String reason, String transport) {
            told.add("closed " + reason + " " + transport);
        }

        @Override
        public void requestRefused(int code) {
            told.add("refused " + code);
        }

        @Override
        public void socketConnected(String namespace) {
            told.add("joined " + namespace);
        }

        @Override
        public void socketDisconnected(String namespace, DisconnectReason reason) {
            told.add("left " + namespace + " " + reason.text());
        }

        @Override
        public void connectRefused(String namespace) {
            told.add("not joined " + namespace);
        }

        @Override
        public void eventReceived(String event) {
            told.add("received " + event);
        }

        @Override
        public void eventHandled(String event, long nanos) {
            told.add("handled " + event + " " + (nanos > 0));
        }

        @Override
        public void delivered(String event, int receivers) {
            told.add("delivered " + event + " " + receivers);
        }

        @Override
        public void hintsDropped(int events) {
            told.add("dropped " + events);
        }
    };

    private void assertTold(String... expected) {
        assertThat(List.of(expected).stream().map(_ -> TestIo.take(told)).toList())
                .containsExactlyInAnyOrder(expected);
    }

    @Test
    void aConnectionsLifeIsTold() {
        try (var server = new TestIo(options -> options.metrics(metrics))) {
            var client = server.openPolling();
            assertTold("opened polling");
            client.post("40/no");
            assertTold("not joined /no");
            client.post("40");
            assertTold("joined /");
            server.io().to(server.socket().id()).volatile_().emit("now");
            assertTold("delivered now 0", "dropped 1");
            var webSocket = client.upgrade();
            assertTold("upgraded");
            client.poll();
            assertTold("refused 3");
            webSocket.send("42[\"hello\"]");
            assertTold("received hello", "handled hello true");
            server.io().emit("news");
            assertTold("delivered news 1");
            webSocket.close();
            assertTold("closed transport close websocket", "left / transport close");
        }
    }

    @Test
    void whoeverIsAddedLaterIsToldTheSame() {
        try (var server = new TestIo()) {
            server.io().addMetrics(metrics);
            server.join();
            assertTold("opened websocket", "joined /");
            server.io().of("/").emit("news");
            assertTold("delivered news 1");
        }
    }
}
