package dev.applaud.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.applaud.rest.http.HttpRefusal;
import dev.applaud.rest.http.Json;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/// The smallest Dropwizard application around the API. Dropwizard's exception mappers are on, as they are unless
/// somebody turns them off.
public final class RestApplication extends Application<Configuration> {
    static final int MAX_BODY_BYTES = 4096;

    final World world = new World();

    @Override
    public void run(Configuration configuration, Environment environment) {
        environment.jersey().setUrlPattern("/api/*");
        world.api(MAX_BODY_BYTES).register(environment.jersey().getResourceConfig());
        Request.Handler errors = this::refuse;
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

    /// What Jetty refuses before Jersey sees it.
    private boolean refuse(Request request, Response response, Callback callback) {
        var cause = (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        var refusal = new HttpRefusal(world.errors.refusalOf(response.getStatus(), cause));
        response.getHeaders().put("Content-Type", Json.TYPE);
        response.write(true, ByteBuffer.wrap(refusal.body()), callback);
        return true;
    }

    static Configuration configuration() throws JsonProcessingException {
        var connector = new HttpConnectorFactory();
        connector.setPort(0);
        connector.setBindHost("127.0.0.1");
        var requestLog = new LogbackAccessRequestLogFactory();
        requestLog.setAppenders(List.of());
        var server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(connector));
        server.setAdminConnectors(List.of(connector));
        server.setRequestLogFactory(requestLog);
        server.setEnableVirtualThreads(true);
        var logging = new DefaultLoggingFactory();
        logging.setLevel("OFF");
        var configuration = new Configuration();
        configuration.setServerFactory(server);
        configuration.setLoggingFactory(logging);
        return configuration;
    }
}
