package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.ClusterContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(AdapterFormat.class)
class RedisClusterTest implements ClusterContract {
    private final TestNode here;
    private final TestNode there;

    RedisClusterTest(AdapterFormat format) {
        var prefix = TestNode.newPrefix();
        // Static, as the contract sends to rooms without waiting for Redis.
        here = new TestNode(
                RealRedis.shared(), prefix, it -> it.format(format).subscriptionMode(SubscriptionMode.STATIC));
        there = new TestNode(
                RealRedis.shared(), prefix, it -> it.format(format).subscriptionMode(SubscriptionMode.STATIC));
    }

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
        var question = here.cluster().format("/", Format.Interests.NONE).countServers();
        Await.until(
                "a server less",
                () -> here.cluster().publisher().count(question).join() == 1);
        assertThat(here().io().fetchSockets().join()).isEmpty();
        assertThat(here().io().of("/").serverSideEmitWithAck("ask").join()).isEmpty();
    }
}
