package dev.applaud.socketio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/// A session over long-polling, driven request by request.
public final class PollingClient {
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

    private final TestJetty jetty;
    private final String path;
    private final String sid;

    private PollingClient(TestJetty jetty, String path, String sid) {
        this.jetty = jetty;
        this.path = path;
        this.sid = sid;
    }

    /// Opens a session.
    public static PollingClient open(TestJetty jetty, String path) {
        var handshake = Http.get(jetty.http(path + "?EIO=4&transport=polling"));
        assertThat(handshake.statusCode()).isEqualTo(200);
        return new PollingClient(jetty, path, sidIn(handshake.body()));
    }

    static String sidIn(String openPacket) {
        var matcher = SID.matcher(openPacket);
        assertThat(matcher.find()).as(openPacket).isTrue();
        return matcher.group(1);
    }

    public String sid() {
        return sid;
    }

    public URI uri() {
        return jetty.http(path + "?EIO=4&transport=polling&sid=" + sid);
    }

    public HttpResponse<String> poll() {
        return Http.get(uri());
    }

    public CompletableFuture<HttpResponse<String>> pollAsync() {
        return Http.getAsync(uri());
    }

    /// The packets of the next poll's answer.
    public List<String> packets() {
        return List.of(poll().body().split("\u001e"));
    }

    public HttpResponse<String> post(String body, String... headers) {
        return Http.post(uri(), body, headers);
    }

    /// Starts an upgrade: a WebSocket with this session's id.
    public WebSocketClient candidate() {
        return WebSocketClient.connect(jetty, path + "?EIO=4&transport=websocket&sid=" + sid);
    }

    /// Goes over to WebSocket in the proper way.
    public WebSocketClient upgrade() {
        var webSocket = candidate();
        webSocket.send("2probe");
        assertThat(webSocket.text()).isEqualTo("3probe");
        webSocket.send("5");
        return webSocket;
    }
}
