package dev.applaud.socketio.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.RawWebSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.BufferUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over a socket's buffer of ten bytes.
class WebSocketTest {
    private final ByteArrayEndPoint endPoint = new TakingEndPoint();
    private boolean takesAll;
    private final Queue<String> waiting = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final WebSocket webSocket = new WebSocket(endPoint, connector(), 1_000, new Heard(), new Waiting());

    private static Connector connector() {
        return new LocalConnector(new Server(), Runnable::run, null, null, 0, new HttpConnectionFactory());
    }

    /// If told so, it takes bytes that it cannot write yet, as TLS does.
    private final class TakingEndPoint extends ByteArrayEndPoint {
        TakingEndPoint() {
            super(null, 0, "", 10);
        }

        @Override
        public boolean flush(ByteBuffer... frames) throws IOException {
            return super.flush(frames) && !takesAll;
        }
    }

    private final class Waiting implements FrameSource {
        @Override
        public boolean isWaiting() {
            return !waiting.isEmpty();
        }

        @Override
        public List<ByteBuffer> take() {
            var all = waiting.stream().map(UTF_8::encode).toList();
            waiting.clear();
            return all;
        }

        @Override
        public void written() {
            heard.add("written");
        }
    }

    private final class Heard implements WebSocketListener {
        @Override
        public void opened(WebSocket opened) {
            opened.demand();
        }

        @Override
        public void text(String message) {
            heard.add(message);
        }

        @Override
        public void binary(byte[] message) {}

        @Override
        public void breached(int status) {
            heard.add("breached " + status);
        }

        @Override
        public void closed() {}
    }

    @BeforeEach
    void open() {
        endPoint.setConnection(webSocket);
        webSocket.onOpen();
    }

    private boolean writeNow(String bytes) {
        return webSocket.writeNow(UTF_8.encode(bytes), () -> true);
    }

    /// What the client has read; makes room for more.
    private String read() {
        return UTF_8.decode(endPoint.takeOutput()).toString();
    }

    private String readHex() {
        return HexFormat.of().formatHex(BufferUtil.toArray(endPoint.takeOutput()));
    }

    private void receive(byte[] bytes) {
        endPoint.addInput(ByteBuffer.wrap(bytes));
    }

    @Test
    void framesAreWrittenAtOnce() {
        assertThat(writeNow("one")).isTrue();
        assertThat(writeNow("two")).isTrue();
        assertThat(read()).isEqualTo("onetwo");
    }

    @Test
    void whatWasTakenButNotWrittenYetIsWaitedFor() {
        takesAll = true;
        assertThat(writeNow("one")).isTrue();
        assertThat(webSocket.isIdle()).isFalse();
        takesAll = false;
        assertThat(read()).isEqualTo("one");
        assertThat(webSocket.isIdle()).isTrue();
    }

    @Test
    void whatDoesNotFitLeavesLaterAndNothingOvertakesIt() {
        assertThat(writeNow("0123456789abcdefghijkl")).isTrue();
        assertThat(webSocket.isIdle()).isFalse();
        assertThat(writeNow("no")).isFalse();
        waiting.add("X");
        waiting.add("Y");
        webSocket.flush();
        assertThat(heard).isEmpty();
        assertThat(read()).isEqualTo("0123456789");
        assertThat(read()).isEqualTo("abcdefghij");
        assertThat(read()).isEqualTo("klXY");
        assertThat(heard).containsExactly("written");
        assertThat(webSocket.isIdle()).isTrue();
    }

    @Test
    void whatWaitsIsNotOvertaken() {
        waiting.add("first");
        assertThat(writeNow("second")).isFalse();
        assertThat(read()).isEqualTo("first");
    }

    @Test
    void nothingIsWrittenWithoutAClaim() {
        assertThat(webSocket.writeNow(UTF_8.encode("one"), () -> false)).isFalse();
        assertThat(webSocket.isIdle()).isTrue();
        assertThat(read()).isEmpty();
    }

    @Test
    void theBytesOfAShortWriteAreTheWritersOwn() {
        var frames = ByteBuffer.wrap("0123456789abc".getBytes(UTF_8));
        webSocket.writeNow(frames, () -> true);
        frames.put(10, (byte) '!');
        assertThat(read() + read()).isEqualTo("0123456789abc");
    }

    @Test
    void anAnswerOvertakesWhatWaitsAndReadingWaitsForIt() {
        writeNow("0123456789+");
        waiting.add("waits");
        receive(RawWebSocket.frame(0x89, "?".getBytes(UTF_8)));
        receive(RawWebSocket.text("read"));
        assertThat(heard).isEmpty();
        assertThat(read()).isEqualTo("0123456789");
        assertThat(readHex()).isEqualTo("2b" + "8a013f" + "7761697473");
        assertThat(heard).containsExactly("read", "written");
    }

    @Test
    void messagesComeAsTheyAreDemanded() {
        receive(RawWebSocket.text("one"));
        receive(RawWebSocket.text("two"));
        assertThat(heard).containsExactly("one");
        webSocket.demand();
        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void aCloseFrameComesAfterWhatWaitsAndNothingAfterIt() {
        waiting.add("last");
        webSocket.close(1000);
        waiting.add("too late");
        webSocket.flush();
        assertThat(writeNow("too late")).isFalse();
        assertThat(readHex()).isEqualTo("6c617374" + "880203e8");
        assertThat(endPoint.isOpen()).isTrue();
        receive(RawWebSocket.frame(0x88, new byte[0]));
        assertThat(endPoint.isOpen()).isFalse();
    }

    @Test
    void afterABreachTheConnectionStaysUntilTheClientHasReadWhy() {
        receive(RawWebSocket.unmasked(0x81, new byte[1]));
        receive(RawWebSocket.text("ignored"));
        assertThat(heard).containsExactly("breached 1002");
        assertThat(readHex()).isEqualTo("880203ea");
        assertThat(endPoint.isOpen()).isTrue();
        endPoint.addInputEOF();
        assertThat(endPoint.isOpen()).isFalse();
        assertThat(heard).containsExactly("breached 1002");
    }
}
