package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedMessagesTest {
    private final String prefix = TestNode.newPrefix();
    private final AtomicInteger malformed = new AtomicInteger();

    private void assertPassedOver(AdapterFormat format, Publication message) {
        assertPassedOver(format, _ -> message);
    }

    /// @param message given the server's uid
    private void assertPassedOver(AdapterFormat format, Function<String, Publication> message) {
        var metrics = new RedisMetrics() {
            @Override
            public void malformed() {
                malformed.incrementAndGet();
            }
        };
        try (var node =
                new TestNode(RealRedis.shared(), prefix, it -> it.format(format).metrics(metrics))) {
            var ada = Member.of(node.io());
            RealRedis.shared().send(message.apply(node.cluster().uid()));
            Await.until("a count", () -> malformed.get() == 1);
            node.io().io().emit("news");
            node.io().io().emit("mark");
            ada.assertReceived("news");
            assertThat(node.cluster().isSubscribed()).isTrue();
        }
    }

    private void assertPassedOver(String channel, byte[] message) {
        assertPassedOver(AdapterFormat.CLASSIC, Publication.on(channel, message));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{'type':3,'nsp':'/','data':{}}", // no uid
                "{'uid':'x','type':3,'data':{}}", // no namespace
                "{'uid':'x','nsp':'/','data':{}}", // no type
                "{'uid':'x','nsp':'/','type':3}", // no data
                "{'uid':'x','nsp':'/','type':3,'data':{'packet':{'type':2,'data':['a']}}}", // no options
                "{'uid':'x','nsp':'/','type':3,'data':{'packet':{'type':2,'data':[]},'opts':{}}}", // no name
                "{'uid':'x','nsp':'/','type':4,'data':{'opts':{}}}", // no rooms
                "{'uid':'x','nsp':'/','type':7,'data':{'opts':{}}}", // no request
                "{'uid':'x','nsp':'/','type':9,'data':{}}", // no packet
                "{'uid':'x','nsp':'/','type':11,'data':{}}" // no request
            })
    void aMalformedMessageIsPassedOver(String json) {
        var channel = new Channels(prefix, "/").all();
        assertPassedOver(
                AdapterFormat.SHARDED,
                Publication.onShard(channel, json.replace('\'', '"').getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // neither uid nor type
                "type=3&data={}", // no uid
                "uid=x&data={}", // no type
                "uid=x&type=three&data={}",
                "uid=x&type=3", // no data
                "uid=x&type=3&data={", // no JSON
                "uid=x&type=3&data=gA==", // MessagePack of nothing
                "uid=x&type=3&data=§", // no Base64
                "uid=x&type=3&data={'packet':{'type':2,'data':['a']}}", // no options
                "uid=x&type=4&data={'opts':{}}", // no rooms
                "uid=own&type=3&data={}" // of this server, but without the time
            })
    void aMalformedEntryIsPassedOver(String fields) {
        assertPassedOver(AdapterFormat.STREAMS, uid -> {
            var entry = new HashMap<String, byte[]>(Map.of("nsp", "/".getBytes(UTF_8)));
            for (var field : fields.replace('\'', '"').replace("own", uid).split("&", -1)) {
                var parts = field.split("=", 2);
                entry.put(parts[0], parts[parts.length - 1].getBytes(UTF_8));
            }
            return Publication.entry(prefix, 100, entry);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "80", "{'uid':'x','nsp':'/','type':7,'data':{'opts':{}}}"})
    void aMalformedRequestBesideTheStreamIsPassedOver(String json) {
        var channel = new Channels(prefix, "/").all();
        assertPassedOver(
                AdapterFormat.STREAMS,
                _ -> Publication.on(channel, json.replace('\'', '"').getBytes(UTF_8)));
    }
}
