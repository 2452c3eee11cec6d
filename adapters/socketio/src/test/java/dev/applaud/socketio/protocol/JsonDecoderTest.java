package dev.applaud.socketio.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {
    private final JsonDecoder decoder = new JsonDecoder(10);

    private static Packet event(String namespace, @Nullable Long id, String name, @Nullable Object... args) {
        return new Packet.Event(namespace, id, name, Arrays.asList(args));
    }

    static Stream<Arguments> packets() {
        return Stream.of(
                Arguments.of("0", new Packet.Connect("/", Map.of())),
                Arguments.of("0{\"token\":\"123\"}", new Packet.Connect("/", Map.of("token", "123"))),
                Arguments.of("0/chat", new Packet.Connect("/chat", Map.of())),
                Arguments.of("0/chat,", new Packet.Connect("/chat", Map.of())),
                Arguments.of("0/c?x=1,{\"a\":1}", new Packet.Connect("/c?x=1", Map.of("a", 1))),
                Arguments.of("1", new Packet.Disconnect("/")),
                Arguments.of("1/chat,", new Packet.Disconnect("/chat")),
                Arguments.of("2[\"like\"]", event("/", null, "like")),
                Arguments.of("2[\"like\",7]", event("/", null, "like", 7)),
                Arguments.of("2[1,\"a\"]", event("/", null, "1", "a")),
                Arguments.of("212[\"like\",7]", event("/", 12L, "like", 7)),
                Arguments.of("2/live,12[\"like\",7]", event("/live", 12L, "like", 7)),
                Arguments.of("29007199254740991[\"a\"]", event("/", 9_007_199_254_740_991L, "a")),
                Arguments.of(
                        "2[\"message\",{\"_placeholder\":true,\"num\":0}]",
                        event("/", null, "message", Map.of("_placeholder", true, "num", 0))),
                Arguments.of("3456[]", new Packet.Acknowledgement("/", 456, List.of())),
                Arguments.of("3456", new Packet.Acknowledgement("/", 456, List.of())),
                Arguments.of("3/live,1[\"a\",null]", new Packet.Acknowledgement("/live", 1, Arrays.asList("a", null))));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void textPackets(String text, Packet expected) throws MalformedPacketException {
        assertThat(decoder.text(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "a",
                "abc",
                "-1",
                "2",
                "2{}",
                "2[]",
                "2abc[\"a\"]",
                "2-5[\"a\"]",
                "2[null]",
                "2[[\"a\"]]",
                "2[{}]",
                "2[true]",
                "2\"a\"",
                "2[\"a\"",
                "2[\"a\"]x",
                "2[\"a\"][]",
                "2[\"a\",]",
                "2[\"a\",NaN]",
                "2['a']",
                "2[\"connect\"]",
                "2[\"connect_error\"]",
                "2[\"disconnect\"]",
                "2[\"disconnecting\"]",
                "2[\"newListener\"]",
                "2[\"removeListener\"]",
                "2/live",
                "29007199254740992[\"a\"]",
                "299999999999999999999[\"a\"]",
                "30{\"x\":1}",
                "39007199254740992[]",
                "3null",
                "3\"x\"",
                "1{}",
                "1[]",
                "1null",
                "1\"x\"",
                "0[1]",
                "0\"x\"",
                "0null",
                "0{",
                "4",
                "4[]",
                "4null",
                "5[\"a\"]",
                "50-[\"a\"]",
                "5-[\"a\"]",
                "51[\"a\"]",
                "511-[\"a\"]",
                "5a-[\"a\"]",
                "599999999999999999999-[\"a\"]",
                "51-{}",
                "51-",
                "5+1-[\"a\"]",
                "51.0-[\"a\"]",
                "60-[]",
                "6-[]",
                "6[]",
                "611-[]",
                "61-\"x\"",
                "61-"
            })
    void malformedPackets(String text) {
        assertThatThrownBy(() -> decoder.text(text).orElseThrow(() -> new AssertionError("attachments awaited")))
                .isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void valuesArePlainJava() throws MalformedPacketException {
        var args = args("2[\"e\",1,-2147483649,123456789012345678901234567890,1.5,1e400,true,null,\"\\u00e9\","
                + "{\"b\":[1],\"a\":{}}]");
        assertThat(args)
                .containsExactly(
                        1,
                        -2_147_483_649L,
                        new BigInteger("123456789012345678901234567890"),
                        1.5,
                        Double.POSITIVE_INFINITY,
                        true,
                        null,
                        "é",
                        Map.of("b", List.of(1), "a", Map.of()));
        assertThat((Map<?, ?>) args.getLast()).hasToString("{b=[1], a={}}");
    }

    @Test
    void aNumberOfAMillionDigitsIsReadFast() throws MalformedPacketException {
        assertThat(args("2[\"e\"," + "9".repeat(1_000_000) + "]")).containsExactly(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 400_000})
    void deepNestingIsOnlyDeep(int levels) throws MalformedPacketException {
        Object value =
                args("2[\"e\"," + "[".repeat(levels) + "]".repeat(levels) + "]").getFirst();
        int depth = 1;
        while (value instanceof List<?> list && !list.isEmpty()) {
            value = list.getFirst();
            depth++;
        }
        assertThat(depth).isEqualTo(levels);
    }

    @Test
    void aHugeStringIsOnlyLong() throws MalformedPacketException {
        assertThat((String) args("2[\"e\",\"" + "x".repeat(25_000_000) + "\"]").getFirst())
                .hasSize(25_000_000);
    }

    private List<@Nullable Object> args(String text) throws MalformedPacketException {
        return ((Packet.Event) decoder.text(text).orElseThrow()).args();
    }

    @Test
    void attachmentsReplaceTheirPlaceholders() throws MalformedPacketException {
        var one = new byte[] {1};
        var two = new byte[] {2};
        assertThat(decoder.text("52-/live,7[\"img\",{\"_placeholder\":true,\"num\":1},"
                        + "{\"a\":[{\"_placeholder\":true,\"num\":0}]},{\"_placeholder\":true,\"num\":1}]"))
                .isEmpty();
        assertThat(decoder.binary(one)).isEmpty();
        var event = (Packet.Event) decoder.binary(two).orElseThrow();
        assertThat(event.args()).containsExactly(two, Map.of("a", List.of(one)), two);
        assertThat(event.id()).isEqualTo(7);
        assertThat(decoder.text("2[\"next\"]")).isPresent();
    }

    @Test
    void anAcknowledgementMayHaveAttachments() throws MalformedPacketException {
        decoder.text("61-3[{\"_placeholder\":true,\"num\":0}]");
        var data = new byte[] {1};
        assertThat(decoder.binary(data)).contains(new Packet.Acknowledgement("/", 3, List.of(data)));
    }

    @Test
    void onlyALiteralTrueMakesAPlaceholder() throws MalformedPacketException {
        decoder.text("51-[\"e\",{\"_placeholder\":1,\"num\":0},{\"num\":0}]");
        var event = (Packet.Event) decoder.binary(new byte[0]).orElseThrow();
        assertThat(event.args()).containsExactly(Map.of("_placeholder", 1, "num", 0), Map.of("num", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "0.5", "\"0\"", "null", "99999999999"})
    void aPlaceholderMustPointAtAnAttachment(String number) throws MalformedPacketException {
        decoder.text("51-[\"e\",{\"_placeholder\":true,\"num\":" + number + "}]");
        assertThatThrownBy(() -> decoder.binary(new byte[0])).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void textInThePlaceOfAnAttachmentIsMalformed() throws MalformedPacketException {
        decoder.text("51-[\"e\",{\"_placeholder\":true,\"num\":0}]");
        assertThatThrownBy(() -> decoder.text("2[\"e\"]")).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void binaryDataThatNobodyAwaitsIsMalformed() {
        assertThatThrownBy(() -> decoder.binary(new byte[0])).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void moreAttachmentsThanAnnouncedAreMalformed() throws MalformedPacketException {
        decoder.text("51-[\"e\",{\"_placeholder\":true,\"num\":0}]");
        assertThat(decoder.binary(new byte[0])).isPresent();
        assertThatThrownBy(() -> decoder.binary(new byte[0])).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void aBinaryEventNeedsANameThatIsNotReserved() throws MalformedPacketException {
        decoder.text("51-[\"disconnect\",{\"_placeholder\":true,\"num\":0}]");
        assertThatThrownBy(() -> decoder.binary(new byte[0])).isInstanceOf(MalformedPacketException.class);
    }
}
