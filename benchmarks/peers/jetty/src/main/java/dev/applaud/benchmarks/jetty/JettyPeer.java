package dev.applaud.benchmarks.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// One room and one event on Jetty alone, written in Applaud's way: what that way costs without Applaud. Whoever asks
/// for a WebSocket is in, and gets the body of each POST. The argument is the port.
public final class JettyPeer extends Handler.Abstract {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Room room = new Room();

    private JettyPeer() {}

    public static void main(String... arguments) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        connector.setAcceptQueueSize(65_535);
        server.addConnector(connector);
        server.setHandler(new JettyPeer());
        server.start();
        server.join();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (HttpMethod.POST.is(request.getMethod())) {
            room.tell(BufferUtil.toArray(Content.Source.asByteBuffer(request)));
            response.setStatus(204);
            callback.succeeded();
        } else {
            upgrade(request, response, callback);
        }
        return true;
    }

    private void upgrade(Request request, Response response, Callback callback) throws Exception {
        var key = request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_KEY) + GUID;
        var digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(US_ASCII));
        response.setStatus(101);
        response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        response.getHeaders()
                .put(HttpHeader.SEC_WEBSOCKET_ACCEPT, Base64.getEncoder().encodeToString(digest));
        var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        request.setAttribute(
                HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
                new Member(endPoint, request.getConnectionMetaData().getConnector().getExecutor(), room));
        response.write(true, null, callback);
    }
}
