package dev.applaud.socketio.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MsgpackEncoderTest {
    private final PacketEncoder encoder = Parser.MSGPACK.encoder(new JsonMapper());

    private record Like(String contentId, int likesCount) {}

    private String hex(Packet packet) {
        return HexFormat.of().formatHex(((EncodedPacket.Binary) encoder.encode(packet)).data());
    }

    private static Packet event(@Nullable Object... args) {
        return new Packet.Event("/", null, "e", Arrays.asList(args));
    }

    static Stream<Arguments> packets() {
        return Stream.of(
                Arguments.of(
                        new Packet.Connected("/", "abc", null),
                        "83 a474797065 00 a36e7370 a12f a464617461 81 a3736964 a3616263"),
                Arguments.of(new Packet.Connect("/c", Map.of()), "82 a474797065 00 a36e7370 a22f63"),
                Arguments.of(new Packet.Disconnect("/"), "82 a474797065 01 a36e7370 a12f"),
                Arguments.of(event(), "83 a474797065 02 a36e7370 a12f a464617461 91 a165"),
                Arguments.of(
                        new Packet.Event("/c", 7L, "e", List.of(1)),
                        "84 a474797065 02 a36e7370 a22f63 a464617461 92 a165 01 a26964 07"),
                Arguments.of(
                        new Packet.Acknowledgement("/", 456, List.of()),
                        "84 a474797065 03 a36e7370 a12f a464617461 90 a26964 cd01c8"),
                Arguments.of(
                        new Packet.ConnectError("/", "no", null),
                        "83 a474797065 04 a36e7370 a12f a464617461 81 a76d657373616765 a26e6f"));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void eachPacketIsOneMap(Packet packet, String expected) {
        assertThat(hex(packet)).isEqualTo(expected.replace(" ", ""));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(null, "c0"),
                Arguments.of(true, "c3"),
                Arguments.of(127, "7f"),
                Arguments.of(-33L, "d0df"),
                Arguments.of(1L << 32, "cf0000000100000000"),
                Arguments.of(new BigInteger("18446744073709551615"), "cfffffffffffffffff"),
                Arguments.of(new BigInteger("18446744073709551616"), "cb43f0000000000000"),
                Arguments.of(new BigInteger("-9223372036854775809"), "cbc3e0000000000000"),
                Arguments.of(new BigDecimal("0.5"), "cb3fe0000000000000"),
                Arguments.of(1.5f, "cb3ff8000000000000"),
                Arguments.of(Double.NaN, "cb7ff8000000000000"),
                Arguments.of("é", "a2c3a9"),
                Arguments.of(new byte[] {1, 2}, "c4020102"),
                Arguments.of(List.of(new byte[0], List.of()), "92c40090"),
                Arguments.of(new Like("v", 3), "82a9636f6e74656e744964a176aa6c696b6573436f756e7403"),
                Arguments.of(new Object(), "80"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesTakeTheirShortestForm(@Nullable Object value, String expected) {
        assertThat(hex(event(value))).endsWith("92a165" + expected);
    }

    @Test
    void keysKeepTheirOrder() {
        var map = new LinkedHashMap<String, Object>();
        map.put("z", 1);
        map.put("a", new byte[] {2});
        assertThat(hex(event(map))).endsWith("82a17a01a161c40102");
    }

    @Test
    void aValueThatCannotBeWrittenIsRefused() {
        var loop = new ArrayList<Object>();
        loop.add(loop);
        assertThatThrownBy(() -> encoder.encode(event(loop))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> encoder.encode(event(new RawValue("{}"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no form in MessagePack");
    }
}
