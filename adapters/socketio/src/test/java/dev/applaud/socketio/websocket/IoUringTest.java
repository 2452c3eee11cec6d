package dev.applaud.socketio.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On sockets of the system, where it has `io_uring`.
class IoUringTest {
    private static final int CAPACITY = 4;

    private final List<SocketChannel> ours = new ArrayList<>();
    private final List<SocketChannel> theirs = new ArrayList<>();
    private IoUring ring;

    @BeforeEach
    void open() throws IOException {
        ring = ring();
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (int i = 0; i < CAPACITY; i++) {
                theirs.add(SocketChannel.open(server.getLocalAddress()));
                ours.add(server.accept());
                ours.getLast().configureBlocking(false);
            }
        }
    }

    private static IoUring ring() {
        try {
            return new IoUring(CAPACITY);
        } catch (IOException e) {
            assumeThat(e).as("what is wrong with this system's io_uring").isNull();
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (var channel : ours) {
            channel.close();
        }
        for (var channel : theirs) {
            channel.close();
        }
    }

    private void send(ByteBuffer bytes, int... receivers) throws IOException {
        var descriptors = new int[receivers.length];
        for (int i = 0; i < receivers.length; i++) {
            descriptors[i] = ChannelInternals.descriptor(ours.get(receivers[i]));
        }
        ring.send(MemorySegment.ofBuffer(bytes), descriptors, descriptors.length);
    }

    private static ByteBuffer direct(String text) {
        var bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private String received(int who, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && theirs.get(who).read(bytes) >= 0) {}
        return UTF_8.decode(bytes.flip()).toString();
    }

    @Test
    void eachSocketGetsTheBytes() throws IOException {
        send(direct("to all"), 0, 1, 2, 3);
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(ring.result(i)).isEqualTo(6);
            assertThat(received(i, 6)).isEqualTo("to all");
        }
    }

    @Test
    void theRingCanBeUsedAgainAndAgain() throws IOException {
        for (int n = 0; n < 1_000; n++) {
            send(direct("%03d".formatted(n)), n % CAPACITY, (n + 1) % CAPACITY, (n + 2) % CAPACITY);
            assertThat(received(n % CAPACITY, 3)).isEqualTo("%03d".formatted(n));
            assertThat(received((n + 1) % CAPACITY, 3)).isEqualTo("%03d".formatted(n));
            assertThat(received((n + 2) % CAPACITY, 3)).isEqualTo("%03d".formatted(n));
        }
    }

    @Test
    void onlyWhatRemainsOfABufferIsSent() throws IOException {
        send(direct("all but this").position(8), 2);
        assertThat(ring.result(0)).isEqualTo(4);
        assertThat(received(2, 4)).isEqualTo("this");
    }

    @Test
    void aFullSocketTakesAPartThenNothingAndHoldsUpNobody() throws IOException {
        var much = ByteBuffer.allocateDirect(1 << 20);
        ours.getFirst().setOption(StandardSocketOptions.SO_SNDBUF, 1 << 14);
        int taken = 0;
        do {
            send(much, 0);
            taken = ring.result(0);
        } while (taken == much.remaining());
        while (ring.result(0) > 0) {
            send(much, 0);
        }
        send(direct("next"), 0, 1);
        assertThat(ring.result(0)).isZero();
        assertThat(received(1, 4)).isEqualTo("next");
    }

    @Test
    void aSocketWhosePeerIsGoneTakesNothing() throws IOException {
        theirs.getFirst().setOption(StandardSocketOptions.SO_LINGER, 0);
        theirs.getFirst().close();
        send(direct("next"), 0, 1);
        assertThat(ring.result(0)).isZero();
        assertThat(received(1, 4)).isEqualTo("next");
    }
}
