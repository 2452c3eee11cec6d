package dev.applaud.socketio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.WebSocketClient;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Behaves as the JavaScript client does: once it has a pid, it takes the text at the end of any event for the offset,
/// keeps what comes before the answer to CONNECT, and shows both when it comes back.
final class RecoveringClient {
    private static final Pattern ANSWER = Pattern.compile("40\\{\"sid\":\"([^\"]{20})\",\"pid\":\"([^\"]{20})\"}");
    private static final Pattern TEXT_AT_THE_END = Pattern.compile(".*[\\[,]\"([^\"]*)\"]");

    private final TestIo server;
    private WebSocketClient webSocket;
    private String sid = "";
    private String pid = "";
    private @Nullable String offset;
    private boolean recovered;

    private RecoveringClient(TestIo server) {
        this.server = server;
        this.webSocket = server.open();
    }

    static RecoveringClient join(TestIo server) {
        var client = new RecoveringClient(server);
        assertThat(client.connect("")).isEmpty();
        return client;
    }

    String sid() {
        return sid;
    }

    String pid() {
        return pid;
    }

    @Nullable
    String offset() {
        return offset;
    }

    boolean recovered() {
        return recovered;
    }

    WebSocketClient webSocket() {
        return webSocket;
    }

    /// Loses the connection, and waits until the server has noticed.
    void lose() {
        webSocket.abort();
        server.disconnectReason();
        awaitRemembered();
    }

    /// Waits until the server has put aside what the client may come back to.
    void awaitRemembered() {
        var recovery = requireNonNull(server.io().of("/").recovery());
        Await.until("the session is kept", () -> recovery.remembers(pid));
    }

    /// Comes back, and gives the events that it has missed, without their offsets.
    List<String> comeBack() {
        return comeBack("");
    }

    /// The same with more CONNECT data, such as `"token":1`.
    List<String> comeBack(String auth) {
        webSocket = server.open();
        var shown = new ArrayList<String>();
        if (!pid.isEmpty()) {
            shown.add("\"pid\":\"" + pid + "\"");
        }
        if (offset != null) {
            shown.add("\"offset\":\"" + offset + "\"");
        }
        if (!auth.isEmpty()) {
            shown.add(auth);
        }
        return connect("{" + String.join(",", shown) + "}");
    }

    private List<String> connect(String data) {
        webSocket.send("40" + data);
        var before = new ArrayList<String>();
        var text = webSocket.event();
        for (; text.startsWith("42"); text = webSocket.event()) {
            before.add(text);
        }
        var answer = ANSWER.matcher(text);
        assertThat(answer.matches()).as(text).isTrue();
        sid = answer.group(1);
        recovered = answer.group(2).equals(pid);
        pid = answer.group(2);
        return before.stream().map(this::seen).toList();
    }

    /// The next event, without its offset.
    String event() {
        return seen(webSocket.event());
    }

    private String seen(String event) {
        var end = TEXT_AT_THE_END.matcher(event);
        if (!end.matches()) {
            return event;
        }
        offset = end.group(1);
        return event.substring(0, end.start(1) - 2) + "]";
    }
}
