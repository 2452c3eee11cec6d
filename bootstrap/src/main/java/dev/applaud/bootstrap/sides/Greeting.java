package dev.applaud.bootstrap.sides;

import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once, when all is up, where and how the server runs.
public final class Greeting implements ServerLifecycleListener {
    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    private final ApplaudConfiguration settings;

    public Greeting(ApplaudConfiguration settings) {
        this.settings = settings;
    }

    @Override
    public void serverStarted(Server server) {
        LOG.info(
                "Applaud is up: {}; profile {}; database {}",
                ports(server),
                settings.profile(),
                Databases.describe(settings));
    }

    private static String ports(Server server) {
        return Arrays.stream(server.getConnectors())
                .filter(NetworkConnector.class::isInstance)
                .map(NetworkConnector.class::cast)
                .map(it ->
                        (it.getName().equals("admin") ? "admin" : "REST and sockets") + " on port " + it.getLocalPort())
                .collect(Collectors.joining(", "));
    }
}
