package dev.applaud.socketio.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/// What the application wants to add to answers, and to hear of refusals.
final class Hooks {
    final List<BiConsumer<HttpFields.Mutable, Request>> initialHeaders = new CopyOnWriteArrayList<>();
    final List<BiConsumer<HttpFields.Mutable, Request>> headers = new CopyOnWriteArrayList<>();
    final List<Consumer<ConnectionError>> connectionError = new CopyOnWriteArrayList<>();

    void initialHeaders(Exchange exchange) {
        add(initialHeaders, exchange);
    }

    void headers(Exchange exchange) {
        add(headers, exchange);
    }

    private static void add(List<BiConsumer<HttpFields.Mutable, Request>> listeners, Exchange exchange) {
        listeners.forEach(listener -> listener.accept(exchange.response().getHeaders(), exchange.request()));
    }

    void connectionError(ConnectionError error) {
        connectionError.forEach(listener -> listener.accept(error));
    }
}
