package dev.applaud.product;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A WebSocket that costs little, for hundreds of clients: packets of Engine.IO as they are. For one thread.
final class Line implements AutoCloseable {
    private static final String END = "";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final BlockingQueue<String> packets = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    /// @throws IOException if it cannot be opened within 10 s
    Line(String url) throws IOException, InterruptedException {
        var uri = URI.create(url.replaceFirst("http", "ws") + "/socket.io/?EIO=4&transport=websocket");
        try {
            socket = HTTP.newWebSocketBuilder()
                    .buildAsync(uri, new Listener())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                packets.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            packets.add(END);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            packets.add(END);
        }
    }

    void send(String packet) throws IOException, InterruptedException {
        try {
            socket.sendText(packet, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    /// The next packet; null if none comes in time.
    ///
    /// @throws IOException if the line is closed
    @Nullable
    String next(Duration time) throws IOException, InterruptedException {
        var packet = packets.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (END.equals(packet)) {
            throw new IOException("closed");
        }
        return packet;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
