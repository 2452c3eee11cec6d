package dev.applaud.socketio.http;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/// HTTP/1.1 whose connections are read by one thread at a time; to be given to every connector that strangers reach.
///
/// Jetty 12 (up to 12.1.14 at least) refuses a malformed request on a thread of its own, which then reads on, perhaps
/// before the one that came upon it has given the buffer back. What the client sends next may so end up in a buffer
/// that belongs to somebody else's connection by then.
public final class SerialHttpConnectionFactory extends HttpConnectionFactory {
    public SerialHttpConnectionFactory() {
        this(new HttpConfiguration());
    }

    public SerialHttpConnectionFactory(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        var connection = new SerialHttpConnection(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    /// Whoever reads on after an answer waits until the one before has left. That is soon: a thread that has handed a
    /// request to somebody else does no more than leave.
    private static final class SerialHttpConnection extends HttpConnection {
        SerialHttpConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        public synchronized void onFillable() {
            super.onFillable();
        }
    }
}
