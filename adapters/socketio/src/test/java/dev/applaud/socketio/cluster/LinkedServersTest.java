package dev.applaud.socketio.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.TestIo;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkedServersTest implements ClusterContract {
    private final Link link = new Link();
    private final TestIo here = new TestIo(options -> options.adapter(link::adapter));
    private final TestIo there = new TestIo(options -> options.adapter(link::adapter));

    @AfterEach
    void close() {
        here.close();
        there.close();
        link.close();
    }

    @Override
    public TestIo here() {
        return here;
    }

    @Override
    public TestIo there() {
        return there;
    }

    @Test
    void aServerThatDoesNotTellItsSocketsFailsTheFetch() {
        link.interrupt();
        assertThatThrownBy(() -> here.io().timeout(SHORT).fetchSockets().join())
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void aClosedServerClosesItsAdapters() {
        there.io().of("/second");
        there.io().close();
        assertThat(link.size("/second")).isZero();
        assertThat(link.size("/")).isEqualTo(1);
        assertThat(here.io().fetchSockets().join()).isEmpty();
    }
}
