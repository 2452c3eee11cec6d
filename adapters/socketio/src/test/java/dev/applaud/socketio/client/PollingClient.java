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
    private final String revision;
    private final String sid;

    private PollingClient(TestJetty jetty, String path, String revision, String sid) {
        this.jetty = jetty;
        this.path = path;
        this.revision = revision;
        this.sid = sid;
    }

    /// Opens a session.
    public static PollingClient open(TestJetty jetty, String path) {
        return open(jetty, path, "EIO=4");
    }

    /// Opens a session of another revision, such as `EIO=3`; more parameters may follow.
    public static PollingClient open(TestJetty jetty, String path, String revision) {
        var handshake = Http.get(jetty.http(path + "?" + revision + "&transport=polling"));
        assertThat(handshake.statusCode()).isEqualTo(200);
        return new PollingClient(jetty, path, revision, sidIn(handshake.body()));
    }

    public static String sidIn(String openPacket) {
        var matcher = SID.matcher(openPacket);
        assertThat(matcher.find()).as(openPacket).isTrue();
        return matcher.group(1);
    }

    public String sid() {
        return sid;
    }

    public URI uri() {
        return jetty.http(path + "?" + revision + "&transport=polling&sid=" + sid);
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
        return WebSocketClient.connect(jetty, path + "?" + revision + "&transport=websocket&sid=" + sid);
    }

    /// A candidate whose probe was answered.
    public WebSocketClient probe() {
        var webSocket = candidate();
        webSocket.send("2probe");
        assertThat(webSocket.text()).isEqualTo("3probe");
        return webSocket;
    }

    /// Goes over to WebSocket in the proper way.
    public WebSocketClient upgrade() {
        var webSocket = probe();
        webSocket.send("5");
        return webSocket;
    }
}
