package dev.applaud.socketio.client;

import dev.applaud.socketio.http.SerialHttpConnectionFactory;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// A real Jetty on a random port of the loopback interface.
public final class TestJetty implements AutoCloseable {
    /// So long that no stop on a busy machine takes it by itself.
    public static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, new SerialHttpConnectionFactory());

    public TestJetty(Handler.Wrapper handler) {
        this(handler, 0);
    }

    public TestJetty(Handler.Wrapper handler, int port) {
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.insertHandler(handler);
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    public URI http(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
    }

    public URI webSocket(String pathAndQuery) {
        return URI.create("ws://127.0.0.1:" + port() + pathAndQuery);
    }

    /// From now on requests count as coming from whomever `X-Forwarded-For` names.
    public void trustForwardedHeaders() {
        customize(new ForwardedRequestCustomizer());
    }

    /// Changes requests from now on.
    public void customize(HttpConfiguration.Customizer customizer) {
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .addCustomizer(customizer);
    }

    public Server server() {
        return server;
    }

    /// Adds a further connector, and starts it.
    public <C extends AbstractConnector> C add(C further) {
        try {
            server.addConnector(further);
            further.start();
            return further;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// One for [#add] over TCP, which takes its buffers from this pool.
    public ServerConnector connector(ByteBufferPool buffers) {
        var tracked = new ServerConnector(server, null, null, buffers, 1, 1, new SerialHttpConnectionFactory());
        tracked.setHost("127.0.0.1");
        return tracked;
    }

    public ServerConnector connector() {
        return connector;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
