package dev.applaud.benchmarks.fanout;

import dev.applaud.redis.AdapterFormat;
import dev.applaud.redis.RealRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One node alone, or two that share a Redis. Each has a database of its own, as what another back end lets them tell
/// is in none. The first is on the first core; the other one, and Redis, are on the second.
///
/// @param near the one that is asked to push events
/// @param far the other one; the same one if it is alone
record Site(String title, Server near, Server far, @Nullable RealRedis redis) implements AutoCloseable {
    private static final int TRIES = 300;

    static Site alone(Path made) throws IOException, InterruptedException {
        var node = start("alone", 0, made, Map.of());
        return new Site("one node, without Redis", node, node, null);
    }

    /// Comes back when each hears the other one.
    static Site of(AdapterFormat format, Path made) throws IOException, InterruptedException {
        var redis = RealRedis.start();
        var settings = Map.of(
                "REDIS_HOST", "127.0.0.1",
                "REDIS_PORT", Integer.toString(redis.port()),
                "REDIS_ADAPTER", format.toString());
        var near = start(format + "-near", 0, made, settings);
        var far = start(format + "-far", 1, made, settings);
        awaitRedis(near);
        awaitRedis(far);
        return new Site("two nodes, " + format, near, far, redis);
    }

    private static Server start(String name, int core, Path made, Map<String, String> more)
            throws IOException, InterruptedException {
        var settings = new HashMap<>(Applaud.settings(made.resolve("data-" + name)));
        settings.putAll(more);
        return Server.start(Peer.APPLAUD, name, core, made, settings);
    }

    private static void awaitRedis(Server node) throws IOException, InterruptedException {
        try (var rest = new Rest(node)) {
            for (int tries = 0; rest.health().contains("degraded"); tries++) {
                if (tries == TRIES) {
                    throw new IOException("a node is not connected to its Redis");
                }
                Thread.sleep(100);
            }
        }
    }

    boolean isAlone() {
        return near == far;
    }

    void awaitRest() throws IOException, InterruptedException {
        near.awaitRest();
        far.awaitRest();
    }

    @Override
    public void close() {
        near.close();
        far.close();
        if (redis != null) {
            redis.close();
        }
    }
}
