package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.ConnectionStateRecovery;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One server of Node.js and two of ours share a Redis; each has one client.
final class MixedServers implements AutoCloseable {
    private final String prefix = TestNode.newPrefix();
    private final UnaryOperator<ClusterOptions> settings;
    private final @Nullable ConnectionStateRecovery recovery;
    final TestNode here;
    final TestNode there;
    final NodePeer node;
    final Member ada;
    final Member bob;

    MixedServers(AdapterFormat format, SubscriptionMode mode) {
        this(options -> options.format(format).subscriptionMode(mode));
    }

    /// Until Node's server is counted, it need not hear anything.
    MixedServers(UnaryOperator<ClusterOptions> settings) {
        this(settings, null);
    }

    /// The same, with recovery at all of them.
    MixedServers(UnaryOperator<ClusterOptions> settings, @Nullable ConnectionStateRecovery recovery) {
        this.settings = settings;
        this.recovery = recovery;
        here = newNode();
        there = newNode();
        node = new NodePeer(RealRedis.shared(), here.cluster().options(), recovery);
        ada = Member.of(here.io());
        bob = Member.of(there.io());
        var namespace = here.cluster().format("/", Format.Interests.NONE);
        Await.until("three servers", () -> count(namespace.countServers()) == 3);
    }

    TestNode newNode() {
        var node = new TestNode(RealRedis.shared(), prefix, settings, io -> {
            if (recovery != null) {
                io.connectionStateRecovery(recovery);
            }
        });
        // Does Node's server no harm.
        var _ = node.cluster().counts(node.io().io().of("/"));
        return node;
    }

    String prefix() {
        return prefix;
    }

    private int count(Publication question) {
        return here.cluster().publishers().count(question).join();
    }

    /// Returns once its server hears what is sent to the room.
    void join(Member member, String room) {
        var options = here.cluster().options();
        if (options.format() == AdapterFormat.SHARDED
                && options.subscriptionMode().separates(room)) {
            var question = Publication.shardSubscribersOf(new Channels(prefix, "/").of(room));
            int before = count(question);
            member.socket().join(room);
            Await.until("a subscription to the room", () -> count(question) == before + 1);
        } else {
            member.socket().join(room);
        }
    }

    void markByNode() {
        node.call("io", List.of("emit", "mark"));
    }

    void awaitNodesRooms(int count) {
        Await.until("a move on Node's server", () -> here.io().io().to(node.clientId()).fetchSockets().join().stream()
                .anyMatch(it -> it.rooms().size() == count));
    }

    @Override
    public void close() {
        assertThat(node.isAlive()).isTrue();
        node.close();
        here.close();
        there.close();
    }
}
