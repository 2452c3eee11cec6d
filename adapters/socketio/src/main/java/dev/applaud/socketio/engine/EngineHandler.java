package dev.applaud.socketio.engine;

import dev.applaud.socketio.websocket.WebSocketUpgrade;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the engine's requests, and passes all others on. Sits at the level of the server, above contexts and
/// servlets, whose timeouts would end long-polls.
final class EngineHandler extends Handler.Wrapper implements Graceful {
    private static final Logger log = LoggerFactory.getLogger(EngineHandler.class);

    private final Engine engine;
    private final Cors cors;
    private final RequestCheck check;

    EngineHandler(Engine engine) {
        this.engine = engine;
        this.cors = new Cors(engine.options().cors());
        this.check = new RequestCheck(engine, cors);
    }

    @Override
    protected void doStart() throws Exception {
        engine.timers().start();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        var _ = engine.shutdown(); // for a Jetty that stops without a graceful shutdown
        engine.timers().stop();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isOurs(request)) {
            return super.handle(request, response, callback);
        }
        answer(new Exchange(request, response, callback, engine.options().compressionThreshold()));
        return true;
    }

    private boolean isOurs(Request request) {
        var connector = request.getConnectionMetaData().getConnector().getName();
        return isBelowPath(Request.getPathInContext(request))
                && (connector == null || !engine.options().skippedConnectors().contains(connector));
    }

    private boolean isBelowPath(String path) {
        var ours = engine.options().path();
        return path.startsWith(ours) || (!engine.options().addTrailingSlash() && ours.equals(path + "/"));
    }

    private void answer(Exchange exchange) throws Exception {
        var request = exchange.request();
        cors.addHeaders(request, exchange.response().getHeaders());
        if (!engine.hooks().addHeaders(exchange)) {
            refuse(exchange, RequestError.BAD_REQUEST);
            return;
        }
        if (cors.isPreflight(request)) {
            cors.addPreflightHeaders(request, exchange.response().getHeaders());
            exchange.empty(204);
            return;
        }
        if (engine.files().handle(request, exchange.response(), exchange.callback())) {
            return;
        }
        Query query;
        try {
            query = Query.of(request);
            if (RequestCheck.isUpgrade(request)) {
                var _ = request.getHttpURI().toURI(); // Jetty makes one of it, and of an illegal one a status of 500
            }
        } catch (HttpException.RuntimeException | IllegalArgumentException _) {
            refuse(exchange, RequestError.BAD_REQUEST);
            return;
        }
        answer(exchange, query);
    }

    private void answer(Exchange exchange, Query query) {
        var session = query.sid().isEmpty() ? null : engine.find(query.sid());
        var error = check.check(exchange.request(), query, session);
        var lastPoll = error == RequestError.SESSION_UNKNOWN ? lastPoll(exchange.request(), query) : null;
        if (lastPoll != null) {
            exchange.packets(lastPoll, _ -> {});
        } else if (error != null) {
            refuse(exchange, error);
        } else if (session == null) {
            handshake(exchange, query);
        } else if (RequestCheck.isUpgrade(exchange.request())) {
            upgrade(exchange, WebSocketTransport.upgrading(engine, session));
        } else {
            proceed(exchange, session);
        }
    }

    private @Nullable Payload lastPoll(Request request, Query query) {
        boolean poll = HttpMethod.GET.is(request.getMethod()) && !RequestCheck.isUpgrade(request);
        return poll ? engine.takeLastPoll(query.sid()) : null;
    }

    private void refuse(Exchange exchange, RequestError error) {
        refuse(exchange, error, error.message());
    }

    private void refuse(Exchange exchange, RequestError error, String message) {
        engine.metrics().requestRefused(error.code());
        engine.hooks().tell(new ConnectionError(exchange.request(), error.code(), message));
        if (RequestCheck.isUpgrade(exchange.request())) {
            exchange.refuseUpgrade(error, message);
        } else {
            exchange.refuse(error, message);
        }
    }

    private void handshake(Exchange exchange, Query query) {
        var allowRequest = engine.options().allowRequest();
        if (allowRequest == null) {
            open(exchange, query);
        } else {
            Thread.startVirtualThread(() -> openIfAllowed(exchange, query, allowRequest));
        }
    }

    private void openIfAllowed(Exchange exchange, Query query, AllowRequest allowRequest) {
        try {
            var refusal = refusal(exchange.request(), allowRequest);
            if (refusal.isPresent()) {
                refuse(exchange, RequestError.FORBIDDEN, refusal.get());
            } else {
                open(exchange, query);
            }
        } catch (RuntimeException | Error e) {
            exchange.callback().failed(e);
        }
    }

    private static Optional<String> refusal(Request request, AllowRequest allowRequest) {
        try {
            return allowRequest.refusal(request);
        } catch (RuntimeException | Error e) {
            log.error("A request is refused, since allowRequest failed", e);
            return Optional.of(RequestError.FORBIDDEN.message());
        }
    }

    private void open(Exchange exchange, Query query) {
        var error = check.checkNewSession(exchange.request(), query);
        if (error != null) {
            refuse(exchange, error);
            return;
        }
        if (!engine.hooks().addInitialHeaders(exchange)) {
            refuse(exchange, RequestError.BAD_REQUEST);
            return;
        }
        var handshake = HandshakeRequest.of(exchange.request(), query);
        var revision = query.revision().orElseThrow();
        if (RequestCheck.isUpgrade(exchange.request())) {
            upgrade(exchange, WebSocketTransport.opening(engine, handshake, revision));
            return;
        }
        var session = engine.open(handshake, revision, null);
        if (session != null && session.transport() instanceof PollingTransport polling) {
            stick(exchange, session);
            polling.poll(exchange);
        } else {
            refuse(exchange, RequestError.UNAVAILABLE);
        }
    }

    private void stick(Exchange exchange, EngineSession session) {
        var cookie = engine.options().cookie();
        if (cookie != null) {
            Response.addCookie(exchange.response(), cookie.of(session.sid()));
        }
    }

    private void proceed(Exchange exchange, EngineSession session) {
        if (!(session.transport() instanceof PollingTransport polling)) {
            refuse(exchange, RequestError.BAD_REQUEST);
        } else if (HttpMethod.GET.is(exchange.request().getMethod())) {
            polling.poll(exchange);
        } else if (HttpMethod.POST.is(exchange.request().getMethod())) {
            polling.post(exchange);
        } else {
            refuse(exchange, RequestError.METHOD_NOT_ALLOWED);
        }
    }

    private void upgrade(Exchange exchange, WebSocketTransport webSocket) {
        boolean upgraded = WebSocketUpgrade.accept(
                exchange.request(),
                exchange.response(),
                exchange.callback(),
                engine.options().maxHttpBufferSize(),
                webSocket,
                webSocket);
        if (!upgraded) {
            refuse(exchange, RequestError.BAD_REQUEST);
        }
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        return engine.shutdown().thenApply(_ -> null);
    }

    @Override
    public boolean isShutdown() {
        return !engine.isAccepting();
    }
}
