package dev.applaud.socketio.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the application wants to add to answers, and to hear of refusals.
final class Hooks {
    private static final Logger log = LoggerFactory.getLogger(Hooks.class);

    final List<BiConsumer<HttpFields.Mutable, Request>> initialHeaders = new CopyOnWriteArrayList<>();
    final List<BiConsumer<HttpFields.Mutable, Request>> headers = new CopyOnWriteArrayList<>();
    final List<Consumer<ConnectionError>> connectionError = new CopyOnWriteArrayList<>();

    /// False if a listener failed.
    boolean addInitialHeaders(Exchange exchange) {
        return add(initialHeaders, exchange);
    }

    /// The same.
    boolean addHeaders(Exchange exchange) {
        return add(headers, exchange);
    }

    private static boolean add(List<BiConsumer<HttpFields.Mutable, Request>> listeners, Exchange exchange) {
        try {
            listeners.forEach(listener -> listener.accept(exchange.response().getHeaders(), exchange.request()));
            return true;
        } catch (RuntimeException | Error e) {
            log.error("A request is refused, since a listener for headers failed", e);
            return false;
        }
    }

    void tell(ConnectionError error) {
        for (var listener : connectionError) {
            try {
                listener.accept(error);
            } catch (RuntimeException | Error e) {
                log.error("A listener for refusals failed", e);
            }
        }
    }
}
