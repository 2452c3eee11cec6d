package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.ClusterContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two servers on one Redis, of whatever kind.
abstract class TwoServersContract implements ClusterContract {
    private final TestNode here;
    private final TestNode there;

    TwoServersContract(RealRedis redis, AdapterFormat format) {
        var prefix = TestNode.newPrefix();
        here = node(redis, prefix, format);
        there = node(redis, prefix, format);
    }

    /// Static, as the contract sends to rooms without waiting for Redis.
    private static TestNode node(RealRedis redis, String prefix, AdapterFormat format) {
        return new TestNode(redis, prefix, it -> it.format(format).subscriptionMode(SubscriptionMode.STATIC));
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

    private int servers() {
        var question = here.cluster().format("/", Format.Interests.NONE).countServers();
        return here.cluster().publishers().count(question).join();
    }

    @Test
    void eachServerKnowsHowManyThereAre() {
        assertThat(servers()).isEqualTo(2);
    }

    @Test
    void aClosedServerIsNotAwaited() {
        there().io().close();
        Await.until("a server less", () -> servers() == 1);
        assertThat(here().io().fetchSockets().join()).isEmpty();
        assertThat(here().io().of("/").serverSideEmitWithAck("ask").join()).isEmpty();
    }
}
