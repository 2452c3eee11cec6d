package dev.applaud.socketio.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.Socket;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.WebSocketClient;
import java.util.ArrayList;
import java.util.Arrays;

/// A client in `/`, and the server's side of it.
public record Member(WebSocketClient client, Socket socket) {
    public static Member of(TestIo server) {
        return new Member(server.join(), server.socket());
    }

    public String id() {
        return socket.id();
    }

    /// What came before the event `mark` is exactly this, events without arguments being named only.
    public void assertReceived(String... events) {
        var seen = new ArrayList<String>();
        for (var text = client.event(); !text.equals(packet("mark")); text = client.event()) {
            seen.add(text);
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        Arrays.stream(events).map(Member::packet).toList());
    }

    private static String packet(String event) {
        return event.startsWith("42") ? event : "42[\"" + event + "\"]";
    }

    /// Takes the next question, and answers it.
    public void answer(String question, String args) {
        var text = client.event();
        assertThat(text).startsWith("42").endsWith("[\"" + question + "\"]");
        client.send("43" + text.substring(2, text.indexOf('[')) + args);
    }
}
