package dev.applaud.rest;

import io.dropwizard.core.Configuration;
import io.dropwizard.testing.DropwizardTestSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the API on a real server, which is started once for all of them.
final class RunningApi implements ParameterResolver {
    private static final class Running implements AutoCloseable {
        private final DropwizardTestSupport<Configuration> server;

        Running() throws Exception {
            server = new DropwizardTestSupport<>(RestApplication.class, RestApplication.configuration());
            server.before();
        }

        @Override
        public void close() {
            server.after();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Api.class || type == World.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var running = context.getRoot()
                .getStore(Namespace.create(RunningApi.class))
                .getOrComputeIfAbsent(Running.class, _ -> started(), Running.class);
        return parameter.getParameter().getType() == World.class
                ? running.server.<RestApplication>getApplication().world
                : Api.at(running.server.getLocalPort());
    }

    /// Jetty leaves the space in our content type only if it is told to be strict, and asks once.
    private static Running started() {
        System.setProperty("org.eclipse.jetty.http.HttpGenerator.STRICT", "true");
        try {
            return new Running();
        } catch (Exception e) {
            throw new IllegalStateException("The API did not start", e);
        }
    }
}
