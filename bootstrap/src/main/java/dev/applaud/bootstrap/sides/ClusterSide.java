package dev.applaud.bootstrap.sides;

import com.codahale.metrics.Gauge;
import dev.applaud.bootstrap.metrics.RedisMeters;
import dev.applaud.bootstrap.settings.RedisSettings;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.redis.RedisCluster;
import dev.applaud.redis.UnsupportedRedisException;
import dev.applaud.socketio.cluster.Adapter;
import dev.applaud.socketio.cluster.LocalAdapter;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.util.function.Function;

/// The side towards other nodes, and towards servers in Node.js that share our Redis.
public final class ClusterSide {
    private ClusterSide() {}

    /// Joins the cluster if there is one.
    ///
    /// @return makes a namespace's adapter out of the one for this node's sockets
    public static Function<LocalAdapter, Adapter> join(RedisSettings settings, Environment environment) {
        if (settings.isAlone()) {
            return local -> local;
        }
        var cluster = open(settings, new RedisMeters(environment.metrics()));
        environment.lifecycle().manage(new AutoCloseableManager(cluster));
        environment.healthChecks().register("redis", new RedisHealth(cluster));
        environment.metrics().registerGauge("redis.reachable", (Gauge<Integer>) () -> cluster.isReachable() ? 1 : 0);
        environment.metrics().registerGauge("redis.subscribed", (Gauge<Integer>) () -> cluster.isSubscribed() ? 1 : 0);
        return cluster::adapter;
    }

    private static RedisCluster open(RedisSettings settings, RedisMeters meters) {
        try {
            return new RedisCluster(settings.server(), settings.options().metrics(meters));
        } catch (UnsupportedRedisException e) {
            throw new Unusable("redis.adapter can't be " + settings.adapter() + ": " + e.getMessage() + ".", e);
        }
    }
}
