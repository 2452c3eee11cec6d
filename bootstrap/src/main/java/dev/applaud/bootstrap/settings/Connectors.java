package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.applaud.socketio.http.SerialHttpConnectionFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/// Dropwizard's connectors, with [SerialHttpConnectionFactory] for Jetty's own.
final class Connectors {
    private Connectors() {}

    /// From now on they are what `type: http` and `type: https` mean.
    static void register(ObjectMapper mapper) {
        mapper.registerSubtypes(new NamedType(Http.class, "http"), new NamedType(Https.class, "https"));
    }

    private static HttpConnectionFactory serial(HttpConnectionFactory factory) {
        return new SerialHttpConnectionFactory(factory.getHttpConfiguration());
    }

    static final class Http extends HttpConnectorFactory {
        @Override
        protected HttpConnectionFactory buildHttpConnectionFactory(HttpConfiguration configuration) {
            return serial(super.buildHttpConnectionFactory(configuration));
        }
    }

    static final class Https extends HttpsConnectorFactory {
        @Override
        protected HttpConnectionFactory buildHttpConnectionFactory(HttpConfiguration configuration) {
            return serial(super.buildHttpConnectionFactory(configuration));
        }
    }
}
