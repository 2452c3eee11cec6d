package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.socketio.Handshake;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.cluster.SocketDetails;
import dev.applaud.socketio.protocol.Packet;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassicWriterTest {
    private static final WireValues VALUES = new WireValues(new JsonMapper());
    private static final BroadcastOptions TO_V1 = BroadcastOptions.EVERYBODY.to(List.of("v1"));

    private final ClassicWriter server = new ClassicWriter(VALUES, "A1b2C3");
    private final ClassicWriter emitter = new ClassicWriter(VALUES, Format.EMITTER);

    private static Packet.Event event(String namespace, String name, @Nullable Object... args) {
        return new Packet.Event(namespace, null, name, List.of(args));
    }

    private String json(Message message) {
        return new String(server.write(message), UTF_8);
    }

    @Test
    void aServersBroadcastIsThatOfNode() {
        var message = new Message.Broadcast(event("/", "like", Map.of("n", 1)), TO_V1);
        assertThat(HexFormat.of().formatHex(server.write(message)))
                .isEqualTo("93a6413162324333" + "83a47479706502a46461746192a46c696b6581a16e01a36e7370a12f"
                        + "83a5726f6f6d7391a27631a665786365707490a5666c61677380");
    }

    @Test
    void anEmittersBroadcastIsThatOfNode() {
        var options = BroadcastOptions.EVERYBODY.except(List.of("v2")).onlyIfWritable();
        var message = new Message.Broadcast(event("/live", "like", new byte[] {1, 2}), options);
        assertThat(HexFormat.of().formatHex(emitter.write(message)))
                .isEqualTo("93a7656d6974746572" + "83a47479706502a46461746192a46c696b65c4020102a36e7370a52f6c697665"
                        + "83a5726f6f6d7390a5666c61677381a8766f6c6174696c65c3a665786365707491a27632");
    }

    @Test
    void aBroadcastWithAckIsThatOfNode() {
        var options = BroadcastOptions.EVERYBODY.timeout(Duration.ofMillis(500));
        var message = new Message.BroadcastWithAck("r00001", event("/", "q"), options);
        assertThat(HexFormat.of().formatHex(server.write(message)))
                .isEqualTo("85a3756964a6413162324333a9726571756573744964a6723030303031a47479706507"
                        + "a67061636b657483a47479706502a46461746191a171a36e7370a12f"
                        + "a46f70747383a5726f6f6d7390a665786365707490a5666c61677381a774696d656f7574cd01f4");
    }

    @Test
    void requestsAreThoseOfNode() {
        assertThat(json(new Message.Fetch("r00001", TO_V1)))
                .isEqualTo("{\"uid\":\"A1b2C3\",\"requestId\":\"r00001\",\"type\":5,"
                        + "\"opts\":{\"rooms\":[\"v1\"],\"except\":[]}}");
        assertThat(json(new Message.Join(TO_V1, Set.of("v2"))))
                .isEqualTo("{\"uid\":\"A1b2C3\",\"type\":2,\"opts\":{\"rooms\":[\"v1\"],\"except\":[]},"
                        + "\"rooms\":[\"v2\"]}");
        assertThat(json(new Message.Disconnect(TO_V1, true)))
                .isEqualTo(
                        "{\"uid\":\"A1b2C3\",\"type\":4,\"opts\":{\"rooms\":[\"v1\"],\"except\":[]},\"close\":true}");
        assertThat(json(new Message.ServerSideEmit(null, "hello", List.of(1, new byte[] {2}))))
                .isEqualTo("{\"uid\":\"A1b2C3\",\"type\":6,\"data\":[\"hello\",1,{\"type\":\"Buffer\",\"data\":[2]}]}");
    }

    @Test
    void anEmittersRequestsHaveNoUid() {
        assertThat(new String(emitter.write(new Message.Leave(TO_V1, Set.of("v2"))), UTF_8))
                .isEqualTo("{\"type\":3,\"opts\":{\"rooms\":[\"v1\"],\"except\":[]},\"rooms\":[\"v2\"]}");
        assertThat(new String(emitter.write(new Message.ServerSideEmit(null, "hello", List.of())), UTF_8))
                .isEqualTo("{\"uid\":\"emitter\",\"type\":6,\"data\":[\"hello\"]}");
    }

    @Test
    void responsesAreThoseOfNode() {
        assertThat(json(new Message.ClientCount("r00001", 3)))
                .isEqualTo("{\"type\":8,\"requestId\":\"r00001\",\"clientCount\":3}");
        assertThat(json(new Message.Answer("r00001", "yes")))
                .isEqualTo("{\"type\":6,\"requestId\":\"r00001\",\"data\":\"yes\"}");
        assertThat(HexFormat.of().formatHex(server.write(new Message.ClientAck("r00001", "yes"))))
                .isEqualTo("83a47479706509a9726571756573744964a6723030303031a67061636b6574a3796573");
    }

    @Test
    void aSocketIsDescribedAsInNode() {
        var handshake = new Handshake(
                Map.of("host", "h"), Instant.EPOCH, "127.0.0.1", false, true, "/?a=b", Map.of("a", "b"), Map.of());
        var socket = new SocketDetails("s1", handshake, Set.of("s1"), Map.of("name", "Ada"));
        assertThat(json(new Message.Sockets("r00001", List.of(socket))))
                .isEqualTo("{\"requestId\":\"r00001\",\"sockets\":[{\"id\":\"s1\",\"handshake\":"
                        + "{\"headers\":{\"host\":\"h\"},\"time\":\"Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated"
                        + " Universal Time)\",\"address\":\"127.0.0.1\",\"xdomain\":false,\"secure\":true,\"issued\":0,"
                        + "\"url\":\"/?a=b\",\"query\":{\"a\":\"b\"},\"auth\":{}},\"rooms\":[\"s1\"],"
                        + "\"data\":{\"name\":\"Ada\"}}]}");
    }
}
