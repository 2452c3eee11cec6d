package dev.applaud.socketio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A raw WebSocket; what comes is queued up to be looked at.
public final class WebSocketClient {
    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket webSocket;

    private WebSocketClient(TestJetty jetty, String pathAndQuery, String... headers) {
        var builder = Http.CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        this.webSocket = builder.buildAsync(jetty.webSocket(pathAndQuery), new Queueing())
                .join();
    }

    public static WebSocketClient connect(TestJetty jetty, String pathAndQuery, String... headers) {
        return new WebSocketClient(jetty, pathAndQuery, headers);
    }

    /// Opens an Engine.IO session, and takes the `open` packet.
    public static WebSocketClient open(TestJetty jetty, String path) {
        var client = connect(jetty, path + "?EIO=4&transport=websocket");
        assertThat(client.text()).startsWith("0{");
        return client;
    }

    /// The status with which the server refuses the upgrade.
    public static int refusal(TestJetty jetty, String pathAndQuery, String... headers) {
        try {
            connect(jetty, pathAndQuery, headers);
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
        throw new AssertionError("was not refused");
    }

    public void send(String message) {
        webSocket.sendText(message, true).join();
    }

    public void send(byte[] message) {
        webSocket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    /// A text message in several frames.
    public void sendFragments(String... fragments) {
        for (int i = 0; i < fragments.length; i++) {
            webSocket.sendText(fragments[i], i == fragments.length - 1).join();
        }
    }

    /// Whether a message has come that was not looked at.
    public boolean hasNext() {
        return !messages.isEmpty();
    }

    public String text() {
        return (String) next();
    }

    public byte[] binary() {
        return (byte[]) next();
    }

    /// The next message; the server's pings are answered and left out.
    public String event() {
        for (var message = text(); ; message = text()) {
            if (!message.equals("2")) {
                return message;
            }
            send("3");
        }
    }

    private Object next() {
        try {
            var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("a message").isNotNull();
            return message == null ? "" : message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits for the server's close, and gives its status code (1005: none).
    public int closeStatus() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    public void close() {
        webSocket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /// Drops the connection without a word.
    public void abort() {
        webSocket.abort();
    }

    private final class Queueing implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private ByteBuffer binary = ByteBuffer.allocate(0);

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            binary = ByteBuffer.allocate(binary.remaining() + part.remaining())
                    .put(binary)
                    .put(part)
                    .flip();
            if (last) {
                messages.add(binary.array());
                binary = ByteBuffer.allocate(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
