package dev.applaud.socketio.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgpackDecoderTest {
    /// `{type: 2, nsp: "/", data: ["e", …]}` up to the arguments, of which there is one.
    private static final String EVENT = "83 a474797065 02 a36e7370 a12f a464617461 92 a165 ";

    private final PacketDecoder decoder = Parser.MSGPACK.decoder(10);

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private Packet read(String hex) throws MalformedPacketException {
        return decoder.binary(bytes(hex)).orElseThrow();
    }

    private List<@Nullable Object> args(String hex) throws MalformedPacketException {
        return ((Packet.Event) read(EVENT + hex)).args();
    }

    @Test
    void packets() throws MalformedPacketException {
        assertThat(read("82 a474797065 00 a36e7370 a12f")).isEqualTo(new Packet.Connect("/", Map.of()));
        assertThat(read("83 a474797065 00 a464617461 81 a161 07 a36e7370 a22f63"))
                .isEqualTo(new Packet.Connect("/c", Map.of("a", 7)));
        assertThat(read("82 a474797065 01 a36e7370 a12f")).isEqualTo(new Packet.Disconnect("/"));
        assertThat(read(EVENT + "c0")).isEqualTo(new Packet.Event("/", null, "e", Arrays.asList((Object) null)));
        assertThat(read("84 a474797065 02 a36e7370 a12f a464617461 92 07 c3 a26964 05"))
                .isEqualTo(new Packet.Event("/", 5L, "7", List.of(true)));
        assertThat(read("84 a474797065 03 a464617461 91 01 a26964 cd01c8 a36e7370 a12f"))
                .isEqualTo(new Packet.Acknowledgement("/", 456, List.of(1)));
    }

    @Test
    void whatClientsAddIsIgnoredAndUndefinedIsAbsent() throws MalformedPacketException {
        assertThat(read("84 a474797065 00 a464617461 d40000 a76f7074696f6e73 81 a8636f6d7072657373 c3 a36e7370 a12f"))
                .isEqualTo(new Packet.Connect("/", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not a map                | 90",
                "no type                  | 81 a36e7370 a12f",
                "unknown type             | 82 a474797065 05 a36e7370 a12f",
                "negative type            | 82 a474797065 ff a36e7370 a12f",
                "type as text             | 82 a474797065 a132 a36e7370 a12f",
                "no namespace             | 81 a474797065 00",
                "namespace without slash  | 82 a474797065 00 a36e7370 a161",
                "namespace as number      | 82 a474797065 00 a36e7370 01",
                "CONNECT with nil         | 83 a474797065 00 a464617461 c0 a36e7370 a12f",
                "CONNECT with array       | 83 a474797065 00 a464617461 90 a36e7370 a12f",
                "DISCONNECT with data     | 83 a474797065 01 a464617461 80 a36e7370 a12f",
                "EVENT without data       | 82 a474797065 02 a36e7370 a12f",
                "EVENT with map           | 83 a474797065 02 a464617461 80 a36e7370 a12f",
                "EVENT without name       | 83 a474797065 02 a464617461 90 a36e7370 a12f",
                "EVENT with nil as name   | 83 a474797065 02 a464617461 91 c0 a36e7370 a12f",
                "EVENT with reserved name | 83 a474797065 02 a464617461 91 a7636f6e6e656374 a36e7370 a12f",
                "ACK with map             | 83 a474797065 03 a464617461 80 a36e7370 a12f",
                "CONNECT_ERROR, no data   | 82 a474797065 04 a36e7370 a12f",
                "negative id              | 84 a474797065 03 a464617461 90 a26964 ff a36e7370 a12f",
                "id above 2^53-1          | 84 a474797065 03 a464617461 90 a26964 cf0020000000000000 a36e7370 a12f",
                "id as double             | 84 a474797065 03 a464617461 90 a26964 cb3ff0000000000000 a36e7370 a12f",
                "id as nil                | 84 a474797065 03 a464617461 90 a26964 c0 a36e7370 a12f",
                "bytes after the value    | 82 a474797065 00 a36e7370 a12f 00",
                "a byte too few           | 82 a474797065 00 a36e7370 a1",
                "a value too few          | 82 a474797065 00 a36e7370",
                "a key that is no text    | 83 a474797065 00 a36e7370 a12f 01 01",
                "nil as key               | 83 a474797065 00 a36e7370 a12f c0 01",
                "the byte never used      | c1",
                "nothing                  | ''"
            })
    void malformedPackets(String what, String hex) {
        assertThatThrownBy(() -> read(hex)).as(what).isInstanceOf(MalformedPacketException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d40100",
                "d50000 00",
                "d6ff00000000",
                "d7ff0000000000000000",
                "c70101 00",
                "d800" + "00000000000000000000000000000000"
            })
    void extensionsThatTheClientDoesNotSendAreMalformed(String hex) {
        assertThatThrownBy(() -> args(hex)).isInstanceOf(MalformedPacketException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcffff",
                "dd7fffffff",
                "ddffffffff",
                "deffff",
                "df7fffffff",
                "dfffffffff",
                "daffff",
                "db7fffffff",
                "dbffffffff",
                "c5ffff",
                "c67fffffff",
                "c6ffffffff",
                "c8ffff00",
                "c97fffffff00",
                "c9ffffffff00"
            })
    void whatIsClaimedAndNotThereIsNotAllocated(String claim) {
        // The first times allocate more, as classes are loaded.
        assertThat(LongStream.range(0, 5).map(_ -> allocatedBy(claim)).min().orElseThrow())
                .isLessThan(64 << 10);
    }

    private long allocatedBy(String claim) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> args(claim)).isInstanceOf(MalformedPacketException.class);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @ValueSource(strings = {"91", "81a161"})
    void deepNestingIsOnlyDeep(String level) throws MalformedPacketException {
        var value = args(level.repeat(300_000) + "c0").getFirst();
        int depth = 0;
        while (value != null) {
            value = value instanceof List<?> list ? list.getFirst() : ((Map<?, ?>) value).get("a");
            depth++;
        }
        assertThat(depth).isEqualTo(300_000);
    }

    @Test
    void valuesArePlainJava() throws MalformedPacketException {
        assertThat(args("9f 7f e0 ccff cdffff ceffffffff cf7fffffffffffffff cfffffffffffffffff d080 d18000 d280000000"
                                + " d38000000000000000 ca3fc00000 cb7ff0000000000000 c2 a2c3a9")
                        .getFirst())
                .isEqualTo(List.of(
                        127,
                        -32,
                        255,
                        65_535,
                        4_294_967_295L,
                        Long.MAX_VALUE,
                        new BigInteger("18446744073709551615"),
                        -128,
                        -32_768,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        1.5,
                        Double.POSITIVE_INFINITY,
                        false,
                        "é"));
        assertThat(args("94 c0 80 90 82 a162 01 a161 c3").getFirst()).hasToString("[null, {}, [], {b=1, a=true}]");
        assertThat((byte[]) args("c403010203").getFirst()).containsExactly(1, 2, 3);
    }

    @Test
    void theClientsOwnTypesBecomeWhatJsonWouldMakeOfThem() throws MalformedPacketException {
        assertThat(args("92 d40000 82 a161 d40000 a162 01").getFirst()).isEqualTo(Arrays.asList(null, Map.of("b", 1)));
        assertThat(args("d700 00000174876e807b")).containsExactly("2020-09-13T12:26:40.123Z");
        assertThat(args("d700 7fffffffffffffff").getFirst()).asString().endsWith("Z");
        assertThat(args("d700 8000000000000000").getFirst()).asString().endsWith("Z");
        assertThat((byte[]) args("c70200 0102").getFirst()).containsExactly(1, 2);
        assertThat((byte[]) args("c8000100 05").getFirst()).containsExactly(5);
        assertThat((byte[]) args("c90000000000").getFirst()).isEmpty();
    }

    @Test
    void brokenUtf8IsReplacedAsNodeDoes() throws MalformedPacketException {
        assertThat(args("a261ff")).containsExactly("a\ufffd");
    }

    @Test
    void textIsMalformed() {
        assertThatThrownBy(() -> decoder.text("2[\"e\"]")).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void aTruncatedPacketIsMalformedWhereverItEnds() throws Exception {
        var whole = bytes(EVENT + "97 c3 cd0102 cb3ff8000000000000 a3616263 c403010203 82 a161 01 a162 90 d40000");
        assertThat(decoder.binary(whole)).isPresent();
        for (int length = 0; length < whole.length; length++) {
            var part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoder.binary(part)).isInstanceOf(MalformedPacketException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatTheEncoderWritesIsReadAsItWas(long seed) throws MalformedPacketException {
        var encoder = Parser.MSGPACK.encoder(new com.fasterxml.jackson.databind.json.JsonMapper());
        var values = new RandomValues(seed);
        for (int i = 0; i < 500; i++) {
            var args = values.next();
            var encoded = (EncodedPacket.Binary) encoder.encode(new Packet.Event("/", null, "e", args));
            var decoded = (Packet.Event) decoder.binary(encoded.data()).orElseThrow();
            assertThat(decoded.args()).usingRecursiveComparison().isEqualTo(args);
        }
    }
}
