package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.redis.Format.Interests;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.Packet;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol.Command;

class StreamsFormatTest {
    private static final BroadcastOptions TO_V1 = BroadcastOptions.EVERYBODY.to(List.of("v1"));

    private static Format format(StreamOptions options, String uid) {
        var values = new WireValues(new JsonMapper());
        return new StreamsFormat(new Channels("socket.io", "/"), options, values, uid, Interests.NONE);
    }

    private static Publication publication(Message message) {
        return format(StreamOptions.DEFAULTS, "21b6b9a5ad9c52aa").write(message, null);
    }

    private static Message like(@Nullable Object... args) {
        return new Message.Broadcast(new Packet.Event("/", null, "like", List.of(args)), TO_V1);
    }

    private static String written(Publication publication) {
        return Arrays.stream(publication.arguments())
                .map(it -> new String(it, UTF_8))
                .collect(Collectors.joining(" "));
    }

    @Test
    void whatChangesSomethingIsAnEntryLikeNodes() {
        assertThat(publication(like(1)).command()).isEqualTo(Command.XADD);
        assertThat(written(publication(like(1))))
                .matches("socket.io MAXLEN ~ 10000 \\* uid 21b6b9a5ad9c52aa nsp / type 3 data "
                        + "\\{\"packet\":\\{\"type\":2,\"data\":\\[\"like\",1]},"
                        + "\"opts\":\\{\"rooms\":\\[\"v1\"],\"except\":\\[],\"flags\":\\{}}} sent -?\\d+");
        assertThat(written(publication(new Message.Leave(TO_V1, Set.of("v2")))))
                .contains(" type 5 data {\"opts\":{")
                .contains("\"rooms\":[\"v2\"]}");
        assertThat(written(publication(new Message.Disconnect(TO_V1, true))))
                .contains(" type 6 ")
                .contains("\"close\":true} ");
    }

    @Test
    void binaryValuesMakeTheDataMessagePackInBase64() {
        assertThat(written(publication(like((Object) new byte[] {1, 2}))))
                .contains(" type 3 data gqZwYWNrZXSCpHR5cGUCpGRhdGGSpGxpa2XEAgECpG9wdHODpXJvb21zkaJ2MaZleGNlcHSQ"
                        + "pWZsYWdzgA== ");
    }

    @Test
    void anEmittersEntriesAreNodes() {
        var entry = format(StreamOptions.DEFAULTS, Format.EMITTER).write(like(1), null);
        assertThat(written(entry)).contains(" uid emitter ").doesNotContain("sent");
    }

    @Test
    void questionsAreMessagePackOverAChannel() {
        var question = publication(new Message.ServerSideEmit("r1", "hello", List.of(1)));
        assertThat(question.command()).isEqualTo(Command.PUBLISH);
        assertThat(new String(question.arguments()[0], UTF_8)).isEqualTo("socket.io#/#");
        assertThat(HexFormat.of().formatHex(question.arguments()[1]))
                .isEqualTo("84a47479706509a46461746182a9726571756573744964a27231a67061636b657492a568656c6c6f01"
                        + "a3756964b032316236623961356164396335326161a36e7370a12f");
    }

    @Test
    void answersGoToWhoeverAsked() {
        var sharded = format(StreamOptions.DEFAULTS.shardedPubSub(true), "21b6b9a5ad9c52aa");
        var answer = sharded.write(new Message.ClientCount("r1", 3), "0123456789abcdef");
        assertThat(answer.command()).isEqualTo(Command.SPUBLISH);
        assertThat(new String(answer.arguments()[0], UTF_8)).isEqualTo("socket.io#/#0123456789abcdef#");
    }

    @ParameterizedTest
    @CsvSource({"1, /, s", "4, /, s-3", "4, /admin, s-0", "4, /notifications, s--3"})
    void severalStreamsAreChosenAsByNode(int count, String namespace, String stream) {
        var options = StreamOptions.DEFAULTS.name("s").count(count);
        assertThat(options.of(namespace)).isEqualTo(stream);
        assertThat(options.all()).contains(stream);
    }

    @Test
    void idsAreOrderedAsInTheStream() throws MalformedPacketException {
        var ordered = List.of("0-0", "7-9", "7-10", "1795378938497-0", "18446744073709551615-18446744073709551615");
        for (int i = 1; i < ordered.size(); i++) {
            var id = StreamId.parse(ordered.get(i));
            assertThat(id).hasToString(ordered.get(i)).isGreaterThan(StreamId.parse(ordered.get(i - 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1-", "-1", "1--1", "+1-1", "1-1-1", "a-1", "18446744073709551616-0", "1-1 "})
    void whatIsNoIdIsRefused(String text) {
        assertThatThrownBy(() -> StreamId.parse(text)).isInstanceOf(MalformedPacketException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-0", "1795378938497-0", "1795378938497-1048575", "8796093022207-7"})
    void anIdsPositionTellsTheId(String text) {
        assertThat(StreamId.at(StreamId.position(text))).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1-1048576", "8796093022208-0", "18446744073709551615-0"})
    void someTextsHaveNoPosition(String text) {
        assertThat(StreamId.position(text)).isNegative();
    }

    @Test
    void anEntryWithoutValuesIsOneToo() throws MalformedPacketException {
        assertThat(StreamEntry.of(Arrays.asList("7-1".getBytes(UTF_8), null)).fields())
                .isEqualTo(Map.of());
    }
}
