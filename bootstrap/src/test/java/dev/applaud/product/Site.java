package dev.applaud.product;

import dev.applaud.jdbi.RealMySql;
import dev.applaud.redis.RealRedis;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Two nodes, their MySQL, their Redis, and each node's link to that: all that can fail.
final class Site implements AutoCloseable {
    private final Path data;
    private final RealMySql mysql = RealMySql.start();
    private final RealRedis redis = RealRedis.start();
    private final List<Node> nodes;

    Site(Path data) {
        this.data = data;
        RunningServer.migrate(data, Map.of("DATABASE_URL", mysql.jdbcUrl("applaud")));
        this.nodes = List.of(new Node(), new Node());
    }

    /// One node, as often as it is started.
    final class Node implements AutoCloseable {
        private final FaultyLink link = new FaultyLink(redis.port());
        private volatile RunningServer server = start();

        private RunningServer start() {
            return RunningServer.start(
                    data,
                    Map.of(
                            "DATABASE_URL",
                            mysql.jdbcUrl("applaud"),
                            "REDIS_HOST",
                            "127.0.0.1",
                            "REDIS_PORT",
                            "" + link.port()));
        }

        /// The one that runs, or ran last.
        RunningServer server() {
            return server;
        }

        void startAgain() {
            server = start();
        }

        FaultyLink link() {
            return link;
        }

        @Override
        public void close() {
            server.close();
            link.close();
        }
    }

    RealMySql mysql() {
        return mysql;
    }

    RealRedis redis() {
        return redis;
    }

    List<Node> nodes() {
        return nodes;
    }

    /// Returns once both nodes are healthy, and hear each other by Redis.
    void awaitHealth() {
        for (var node : nodes) {
            TwoNodes.await(() -> TwoNodes.isWhole(node.server()));
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        redis.close();
        mysql.close();
    }
}
