package dev.applaud.socketio.engine;

import java.util.Iterator;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;

/// One POST of a polling session: reads the body, hands its packets to the session, answers.
///
/// @param done called before the answer; the session may get its next POST then
record Post(EngineSession session, EngineOptions options, Exchange exchange, Runnable done) {

    void read() {
        var contentType = exchange.request().getHeaders().get(HttpHeader.CONTENT_TYPE);
        boolean binary = contentType != null && contentType.startsWith("application/octet-stream");
        if (binary && !session.revision().takesBinaryPosts()) {
            session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
            finish(() -> exchange.empty(400));
        } else {
            Body.read(
                    exchange.request(),
                    options.maxHttpBufferSize(),
                    session::isOver,
                    new Body.Outcome(body -> received(body, binary), this::tooLarge, this::failed));
        }
    }

    private void tooLarge() {
        options.metrics().limitReached("maxHttpBufferSize");
        finish(() -> exchange.empty(413));
    }

    /// It was aborted, took too long, has no proper form, or the session ended meanwhile.
    private void failed() {
        session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
        finish(() -> exchange.empty(400));
    }

    /// A text is UTF-8 whatever its content type says.
    private void received(byte[] body, boolean binary) {
        boolean readable = dispatch(session.revision().posted(body, binary));
        if (!readable) {
            session.terminate(CloseReason.PARSE_ERROR, OutgoingPacket.CLOSE);
        }
        session.reading().whenResumed(() -> finish(readable ? exchange::ok : () -> exchange.empty(400)));
    }

    /// Packets before a bad one count; what follows it, or the end of the session, is dropped.
    private boolean dispatch(Iterator<Optional<IncomingPacket>> packets) {
        for (int i = 0; packets.hasNext() && session.isOpen(); i++) {
            var packet = packets.next();
            if (i == options.maxPacketsPerPayload()) {
                options.metrics().limitReached("maxPacketsPerPayload");
                return false;
            }
            if (packet.isEmpty()) {
                return false;
            }
            session.receive(packet.get());
        }
        return true;
    }

    private void finish(Runnable answer) {
        done.run();
        answer.run();
    }
}
