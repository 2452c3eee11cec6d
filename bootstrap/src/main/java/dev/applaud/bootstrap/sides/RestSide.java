package dev.applaud.bootstrap.sides;

import dev.applaud.application.Faults;
import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.SocketIoSettings;
import dev.applaud.rest.RestApi;
import dev.applaud.rest.resource.UseCases;
import dev.applaud.socketio.engine.Origins;
import io.dropwizard.core.setup.Environment;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.component.LifeCycle;

/// The side that answers REST calls.
public final class RestSide {
    private RestSide() {}

    public static void install(
            ApplaudConfiguration settings, UseCases useCases, Faults faults, Environment environment) {
        var jersey = environment.jersey();
        jersey.setUrlPattern("/api/*");
        new RestApi(useCases, faults, (int) settings.rest().maxBody().toBytes()).register(jersey.getResourceConfig());
        refuseInJson(environment, new JettyErrors(faults));
        allowOrigins(settings.socketIo(), environment);
    }

    private static void refuseInJson(Environment environment, JettyErrors errors) {
        environment.getApplicationContext().setErrorHandler(errors);
        environment.lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                if (starting instanceof Server server) {
                    server.setErrorHandler(errors);
                }
            }
        });
    }

    private static void allowOrigins(SocketIoSettings settings, Environment environment) {
        if (settings.origins().isEmpty()) {
            return;
        }
        var cors = new CrossOriginHandler();
        cors.setAllowedOriginPatterns(patterns(settings));
        cors.setAllowCredentials(settings.credentials());
        cors.setAllowedMethods(Set.of("GET", "HEAD", "POST", "PUT", "DELETE"));
        cors.setAllowedHeaders(Set.of("Authorization", "Content-Type", "Idempotency-Key"));
        cors.setExposedHeaders(Set.of("Retry-After", "WWW-Authenticate"));
        cors.setPreflightMaxAge(Duration.ofHours(1));
        environment.getApplicationContext().insertHandler(cors);
    }

    private static Set<String> patterns(SocketIoSettings settings) {
        return settings.origins().stream()
                .map(it -> it.equals("*") ? "*" : Origins.pattern(it).pattern())
                .collect(Collectors.toSet());
    }
}
