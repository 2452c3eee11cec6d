package dev.applaud.bootstrap.sides;

import com.codahale.metrics.Gauge;
import dev.applaud.bootstrap.metrics.RedisMeters;
import dev.applaud.bootstrap.settings.RedisSettings;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.redis.RedisCluster;
import dev.applaud.redis.UnsupportedRedisException;
import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.cluster.Adapter;
import dev.applaud.socketio.cluster.LocalAdapter;
import dev.applaud.socketio.cluster.RoomCounts;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import org.jspecify.annotations.Nullable;

/// The side towards other nodes, and towards servers in Node.js that share our Redis.
public final class ClusterSide {
    private final @Nullable RedisCluster cluster;

    private ClusterSide(@Nullable RedisCluster cluster) {
        this.cluster = cluster;
    }

    /// Joins the cluster if there is one.
    public static ClusterSide join(RedisSettings settings, Environment environment) {
        if (settings.isAlone()) {
            return new ClusterSide(null);
        }
        var cluster = open(settings, new RedisMeters(environment.metrics()));
        environment.lifecycle().manage(new AutoCloseableManager(cluster));
        environment.healthChecks().register("redis", new RedisHealth(cluster));
        environment.metrics().registerGauge("redis.reachable", (Gauge<Integer>) () -> cluster.isReachable() ? 1 : 0);
        environment.metrics().registerGauge("redis.subscribed", (Gauge<Integer>) () -> cluster.isSubscribed() ? 1 : 0);
        return new ClusterSide(cluster);
    }

    /// A namespace's adapter, made out of the one for this node's sockets.
    Adapter adapter(LocalAdapter local) {
        return cluster == null ? local : cluster.adapter(local);
    }

    /// How many are in a namespace's rooms on other nodes.
    RoomCounts counts(Namespace namespace) {
        return cluster == null ? RoomCounts.ALONE : cluster.counts(namespace);
    }

    /// Whether what other nodes answer comes here; not while Redis is known to be away.
    boolean bringsAnswers() {
        return cluster == null || (cluster.isReachable() && cluster.isSubscribed());
    }

    private static RedisCluster open(RedisSettings settings, RedisMeters meters) {
        try {
            return new RedisCluster(settings.server(), settings.options().metrics(meters));
        } catch (UnsupportedRedisException e) {
            throw new Unusable("redis.adapter can't be " + settings.adapter() + ": " + e.getMessage() + ".", e);
        }
    }
}
