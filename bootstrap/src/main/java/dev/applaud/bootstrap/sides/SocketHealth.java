package dev.applaud.bootstrap.sides;

import com.codahale.metrics.health.HealthCheck;
import dev.applaud.socketio.SocketIoServer;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// Whether sockets can be opened: opens one over the application's port, as a client would, and closes it.
final class SocketHealth extends HealthCheck implements ServerLifecycleListener {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Pattern OPENED = Pattern.compile("0\\{.*\"sid\":\"([^\"]+)\".*");

    private final SocketIoServer io;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private volatile @Nullable URI endpoint;

    SocketHealth(SocketIoServer io) {
        this.io = io;
    }

    @Override
    public void serverStarted(Server server) {
        for (var connector : server.getConnectors()) {
            // Behind TLS there is no certificate for the loopback address, so nothing is tried there.
            if (connector instanceof ServerConnector it
                    && !"admin".equals(it.getName())
                    && it.getDefaultProtocol().startsWith("HTTP")) {
                endpoint = address(it);
            }
        }
    }

    private URI address(ServerConnector connector) {
        var host = connector.getHost();
        var reachable = host == null || host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        var path = io.options().path() + "?EIO=4&transport=polling";
        return URI.create("http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":"
                + connector.getLocalPort() + path);
    }

    @Override
    protected Result check() throws IOException, InterruptedException {
        if (!io.accepting()) {
            return Result.unhealthy("not accepting connections");
        }
        var uri = endpoint;
        return uri == null ? Result.healthy("accepting") : handshake(uri);
    }

    private Result handshake(URI uri) throws IOException, InterruptedException {
        var answer = http.send(request(uri).build(), BodyHandlers.ofString());
        var opened = OPENED.matcher(answer.body());
        if (!opened.matches()) {
            return Result.unhealthy("a handshake was answered with status %d", answer.statusCode());
        }
        var close = request(URI.create(uri + "&sid=" + opened.group(1))).POST(BodyPublishers.ofString("1"));
        http.send(close.build(), BodyHandlers.discarding());
        return Result.healthy("a handshake took place");
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT);
    }
}
