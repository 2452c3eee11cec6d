package dev.applaud.socketio.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.ExecutionStrategy;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;

class SerialHttpConnectionFactoryTest {
    @Test
    void nobodyReadsOnBeforeTheOneWhoFoundARequestMalformedHasLeft() throws Exception {
        var threads = new DelayingThreads();
        var server = new Server(threads);
        var connector = new ServerConnector(server, new SerialHttpConnectionFactory());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.start();
        try (var client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            client.getOutputStream().write("\u0007\r\n".getBytes(US_ASCII));

            assertThat(client.getInputStream().readAllBytes())
                    .asString(US_ASCII)
                    .startsWith("HTTP/1.1 400 ");
            assertThat(threads.hadToWait.join()).isTrue();
        } finally {
            server.stop();
        }
    }

    /// Holds the one who hands the refusal to another thread until somebody has read on, or waits to do so.
    private static final class DelayingThreads extends QueuedThreadPool {
        final CompletableFuture<Boolean> hadToWait = new CompletableFuture<>();
        private final CompletableFuture<Thread> readingOn = new CompletableFuture<>();

        @Override
        public boolean tryExecute(Runnable task) {
            if (task instanceof ExecutionStrategy) {
                return super.tryExecute(task);
            }
            Thread.ofPlatform().start(task);
            var next = readingOn.join();
            Await.until(next::toString, () -> hasToWait(next) || !next.isAlive());
            hadToWait.complete(hasToWait(next));
            return true;
        }

        @Override
        public void execute(Runnable task) {
            if (task instanceof HttpConnection) {
                readingOn.complete(Thread.ofPlatform().start(task));
            } else {
                super.execute(task);
            }
        }

        private static boolean hasToWait(Thread thread) {
            return thread.getState() == Thread.State.BLOCKED;
        }
    }
}
