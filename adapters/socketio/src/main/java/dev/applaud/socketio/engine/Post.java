package dev.applaud.socketio.engine;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;

/// One POST of a polling session: reads the body, hands its packets to the session, answers.
///
/// @param release ends the reading; false if the exchange has been answered meanwhile
record Post(EngineSession session, EngineOptions options, Exchange exchange, Predicate<Exchange> release) {

    void read() {
        var contentType = exchange.request().getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (contentType != null && contentType.startsWith("application/octet-stream")) {
            session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
            finish(() -> exchange.empty(400));
        } else {
            Body.read(
                    exchange.request(),
                    options.maxHttpBufferSize(),
                    new Body.Outcome(this::received, () -> finish(() -> exchange.empty(413)), this::failed));
        }
    }

    private void failed(Throwable failure) {
        session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
        finish(() -> exchange.callback().failed(failure));
    }

    /// The body is UTF-8 whatever its content type says.
    private void received(byte[] body) {
        boolean decodable = dispatch(new String(body, StandardCharsets.UTF_8));
        if (!decodable) {
            session.terminate(CloseReason.PARSE_ERROR, OutgoingPacket.CLOSE);
        }
        session.whenReading(() -> finish(decodable ? exchange::ok : () -> exchange.empty(400)));
    }

    /// Packets before a bad one count; what follows it, or the end of the session, is dropped.
    private boolean dispatch(String body) {
        var packets = Payload.split(body, options.maxPacketsPerPayload());
        if (packets.size() > options.maxPacketsPerPayload()) {
            return false;
        }
        for (var text : packets) {
            var packet = IncomingPacket.decode(text);
            if (packet.isEmpty()) {
                return !session.isOpen();
            }
            session.receive(packet.get());
        }
        return true;
    }

    private void finish(Runnable answer) {
        if (release.test(exchange)) {
            answer.run();
        }
    }
}
