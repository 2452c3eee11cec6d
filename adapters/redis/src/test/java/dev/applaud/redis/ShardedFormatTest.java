package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.redis.Format.Interests;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.protocol.Packet;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardedFormatTest {
    private static final BroadcastOptions TO_V1 = BroadcastOptions.EVERYBODY.to(List.of("v1"));
    private static final String AS_LONG_AS_AN_ID = "aaaaaaaaaaaaaaaaaaaa";

    private static Format format(SubscriptionMode mode) {
        var values = new WireValues(new JsonMapper());
        return new ShardedFormat(new Channels("socket.io", "/"), mode, values, "21b6b9a5ad9c52aa", Interests.NONE);
    }

    private static Message like(BroadcastOptions to, @Nullable Object... args) {
        return new Message.Broadcast(new Packet.Event("/", null, "like", List.of(args)), to);
    }

    private static byte[] written(Message message) {
        return format(SubscriptionMode.DYNAMIC).write(message, null).arguments()[1];
    }

    private static String json(Message message) {
        return new String(written(message), UTF_8);
    }

    @Test
    void messagesAreThoseOfNode() {
        assertThat(json(like(TO_V1, 1)))
                .isEqualTo("{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"like\",1]},"
                        + "\"opts\":{\"rooms\":[\"v1\"],\"except\":[],\"flags\":{}}},"
                        + "\"uid\":\"21b6b9a5ad9c52aa\",\"nsp\":\"/\"}");
        assertThat(json(new Message.Leave(TO_V1.timeout(Duration.ofSeconds(1)), Set.of("v2"))))
                .startsWith("{\"type\":5,\"data\":{\"opts\":{\"rooms\":[\"v1\"],\"except\":[],"
                        + "\"flags\":{\"timeout\":1000}},\"rooms\":[\"v2\"]},");
        assertThat(json(new Message.Disconnect(TO_V1, true)))
                .startsWith("{\"type\":6,")
                .contains("\"close\":true");
        assertThat(json(new Message.Fetch("r1", TO_V1)))
                .startsWith("{\"type\":7,")
                .contains("\"requestId\":\"r1\"");
        assertThat(json(new Message.ServerSideEmit("r1", "hello", List.of(1))))
                .startsWith("{\"type\":9,\"data\":{\"requestId\":\"r1\",\"packet\":[\"hello\",1]},");
        assertThat(json(new Message.ClientCount("r1", 3)))
                .startsWith("{\"type\":11,\"data\":{\"requestId\":\"r1\",\"clientCount\":3},");
        assertThat(json(new Message.ClientAck("r1", Map.of("a", 1))))
                .startsWith("{\"type\":12,\"data\":{\"requestId\":\"r1\",\"packet\":{\"a\":1}},");
    }

    @Test
    void binaryValuesMakeAMessageMessagePack() {
        assertThat(HexFormat.of().formatHex(written(like(TO_V1, new byte[] {1, 2}))))
                .isEqualTo("84a47479706503a46461746182" + "a67061636b657482a47479706502a46461746192a46c696b65c4020102"
                        + "a46f70747383a5726f6f6d7391a27631a665786365707490a5666c61677380"
                        + "a3756964b032316236623961356164396335326161" + "a36e7370a12f");
    }

    @ParameterizedTest
    @CsvSource({
        "STATIC, v1, socket.io#/#",
        "DYNAMIC, v1, socket.io#/#v1#",
        "DYNAMIC, " + AS_LONG_AS_AN_ID + ", socket.io#/#",
        "DYNAMIC_PRIVATE, " + AS_LONG_AS_AN_ID + ", socket.io#/#" + AS_LONG_AS_AN_ID + "#"
    })
    void theModeSaysWhichRoomsHaveChannels(SubscriptionMode mode, String room, String channel) {
        var publication = format(mode).write(like(BroadcastOptions.EVERYBODY.to(List.of(room))), null);
        assertThat(new String(publication.arguments()[0], UTF_8)).isEqualTo(channel);
    }

    @Test
    void responsesGoToWhoeverAsked() {
        var publication = format(SubscriptionMode.STATIC).write(new Message.ClientCount("r1", 3), "0123456789abcdef");
        assertThat(new String(publication.arguments()[0], UTF_8)).isEqualTo("socket.io#/#0123456789abcdef#");
    }
}
