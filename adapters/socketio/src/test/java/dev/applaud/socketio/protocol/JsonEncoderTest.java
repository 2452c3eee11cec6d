package dev.applaud.socketio.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonEncoderTest {
    private final JsonEncoder encoder = new JsonEncoder(new JsonMapper());

    private record Like(String contentId, int likesCount) {}

    private static Packet event(String namespace, @Nullable Long id, @Nullable Object... args) {
        return new Packet.Event(namespace, id, "e", Arrays.asList(args));
    }

    private String text(Packet packet) {
        return new String(encoded(encoder, packet).utf8(), StandardCharsets.UTF_8);
    }

    private static EncodedPacket.Text encoded(JsonEncoder encoder, Packet packet) {
        return (EncodedPacket.Text) encoder.encode(packet);
    }

    static Stream<Arguments> packets() {
        return Stream.of(
                Arguments.of(new Packet.Connected("/", "abc", null), "0{\"sid\":\"abc\"}"),
                Arguments.of(new Packet.Connected("/live", "abc", "xyz"), "0/live,{\"sid\":\"abc\",\"pid\":\"xyz\"}"),
                Arguments.of(new Packet.Connect("/live", Map.of()), "0/live,"),
                Arguments.of(new Packet.Disconnect("/"), "1"),
                Arguments.of(new Packet.Disconnect("/live"), "1/live,"),
                Arguments.of(event("/", null), "2[\"e\"]"),
                Arguments.of(event("/", 0L, 1, "2", true, null), "20[\"e\",1,\"2\",true,null]"),
                Arguments.of(event("/live", 12L, "é/\u001e"), "2/live,12[\"e\",\"é/\\u001E\"]"),
                Arguments.of(event("/", null, "\ud83d\ude00", "\ud83d"), "2[\"e\",\"\ud83d\ude00\",\"\\uD83D\"]"),
                Arguments.of(event("/", null, new Like("v1", 3)), "2[\"e\",{\"contentId\":\"v1\",\"likesCount\":3}]"),
                Arguments.of(new Packet.Acknowledgement("/", 456, List.of()), "3456[]"),
                Arguments.of(
                        new Packet.ConnectError("/random", "Invalid namespace", null),
                        "4/random,{\"message\":\"Invalid namespace\"}"),
                Arguments.of(
                        new Packet.ConnectError("/", "nope", Map.of("code", 42)),
                        "4{\"message\":\"nope\",\"data\":{\"code\":42}}"));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void packetsAreCompactText(Packet packet, String expected) {
        assertThat(text(packet)).isEqualTo(expected);
        assertThat(encoded(encoder, packet).attachments()).isEmpty();
    }

    @Test
    void keysKeepTheirOrder() {
        var map = new LinkedHashMap<String, Object>();
        map.put("z", 1);
        map.put("a", 2);
        assertThat(text(event("/", null, map))).isEqualTo("2[\"e\",{\"z\":1,\"a\":2}]");
    }

    @Test
    void binaryValuesBecomeAttachmentsInOrder() {
        var one = new byte[] {1};
        var two = new byte[] {2};
        var packet = encoded(encoder, event("/live", 7L, one, Map.of("a", List.of(two))));
        assertThat(new String(packet.utf8(), StandardCharsets.UTF_8))
                .isEqualTo("52-/live,7[\"e\",{\"_placeholder\":true,\"num\":0},"
                        + "{\"a\":[{\"_placeholder\":true,\"num\":1}]}]");
        assertThat(packet.attachments()).containsExactly(one, two);
    }

    @Test
    void anAcknowledgementMayHoldBinaryValues() {
        var packet = encoded(encoder, new Packet.Acknowledgement("/", 3, List.of(new byte[] {1})));
        assertThat(new String(packet.utf8(), StandardCharsets.UTF_8))
                .isEqualTo("61-3[{\"_placeholder\":true,\"num\":0}]");
    }

    @Test
    void theMappersIndentationIsNotUsed() {
        var pretty = new JsonEncoder(
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build());
        assertThat(new String(encoded(pretty, event("/", null, Map.of("a", 1))).utf8(), StandardCharsets.UTF_8))
                .isEqualTo("2[\"e\",{\"a\":1}]");
    }

    @Test
    void whatIsNoNumberInJsonIsNullAsInJavaScript() {
        var numbers = new Object[] {
            Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1.5, 2.5f, new double[] {Double.NaN, 3}
        };
        assertThat(text(event("/", null, numbers))).isEqualTo("2[\"e\",null,null,null,1.5,2.5,[null,3.0]]");
        assertThat(text(event("/", null, new Share(Double.NaN)))).isEqualTo("2[\"e\",{\"share\":null}]");
    }

    private record Share(double share) {}

    @Test
    void aValueThatIsNoJsonIsNamed() {
        var loop = new ArrayList<Object>();
        loop.add(loop);
        assertThatThrownBy(() -> encoder.encode(event("/", null, loop))).isInstanceOf(IllegalArgumentException.class);
    }
}
