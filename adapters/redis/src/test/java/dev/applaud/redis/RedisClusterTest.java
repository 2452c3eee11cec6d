package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.ClusterContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisClusterTest implements ClusterContract {
    private final String prefix = TestNode.newPrefix();
    private final TestNode here = new TestNode(RealRedis.shared(), prefix);
    private final TestNode there = new TestNode(RealRedis.shared(), prefix);

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Override
    public TestIo here() {
        return here.io();
    }

    @Override
    public TestIo there() {
        return there.io();
    }

    @Override
    public void settle() {
        here.awaitSubscribed();
        there.awaitSubscribed();
    }

    @Test
    void aClosedServerIsNotAwaited() {
        there().io().close();
        var channel = new Channels(prefix, "/").requests();
        Await.until(
                "a server less",
                () -> here.cluster().publisher().subscribers(channel).join() == 1);
        assertThat(here().io().fetchSockets().join()).isEmpty();
        assertThat(here().io().of("/").serverSideEmitWithAck("ask").join()).isEmpty();
    }
}
