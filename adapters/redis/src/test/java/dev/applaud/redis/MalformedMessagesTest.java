package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedMessagesTest {
    private final String prefix = TestNode.newPrefix();
    private final AtomicInteger malformed = new AtomicInteger();
    private final TestNode node = new TestNode(
            RealRedis.shared(),
            prefix,
            options -> options.metrics(new RedisMetrics() {
                @Override
                public void malformed() {
                    malformed.incrementAndGet();
                }
            }));

    @AfterEach
    void close() {
        node.close();
    }

    private void assertPassedOver(String channel, byte[] message) {
        var ada = Member.of(node.io());
        RealRedis.shared().publish(channel, message);
        Await.until("a count", () -> malformed.get() == 1);
        node.io().io().emit("news");
        node.io().io().emit("mark");
        ada.assertReceived("news");
        assertThat(node.cluster().isSubscribed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "c1", // no type that there is
                "7b7d", // JSON
                "92a17880", // no options
                "93a178a17980", // no packet
                "93a178" + "82a47479706502a46461746190" + "80", // no name
                "93a178" + "82a47479706502a46461746191a7636f6e6e656374" + "80", // a reserved name
                "93a178" + "82a47479706504a46461746191a161" + "80", // no event
                "93a178" + "82a47479706502a46461746191a161" + "81a5726f6f6d73a161", // rooms that are no list
                "93a178" + "82a47479706502a46461746191a161" + "81a5726f6f6d7391c0" // a room that is nothing
            })
    void aMalformedBroadcastIsPassedOver(String hex) {
        assertPassedOver(new Channels(prefix, "/").all(), HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"type\":\"2\"}",
                "{\"type\":2,\"rooms\":[]}",
                "{\"type\":2,\"opts\":{}}",
                "{\"type\":4,\"opts\":[]}",
                "{\"type\":5,\"opts\":{}}",
                "{\"type\":6}",
                "{\"type\":6,\"data\":[1]}",
                "{\"type\":7,\"requestId\":\"r\",\"opts\":{}}"
            })
    void aMalformedRequestIsPassedOver(String json) {
        assertPassedOver(new Channels(prefix, "/").requests(), json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":8,", "[]"})
    void aMalformedResponseIsPassedOver(String json) {
        assertPassedOver(new Channels(prefix, "/").responses(), json.getBytes(UTF_8));
    }
}
