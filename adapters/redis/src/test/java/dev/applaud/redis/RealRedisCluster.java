package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.socketio.client.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.util.JedisClusterCRC16;

/// A Redis Cluster for tests. Each server has as many slots as the next one.
final class RealRedisCluster implements AutoCloseable {
    private static final int SLOTS = 16_384;

    private final List<RealRedis> servers = new ArrayList<>();
    private final List<RealRedis> copies = new ArrayList<>();

    /// Returns once all slots are served.
    ///
    /// @param copies how many of the servers have another one that takes over when they fail
    RealRedisCluster(int servers, int copies) {
        for (int i = 0; i < servers; i++) {
            this.servers.add(server());
        }
        for (int i = 0; i < copies; i++) {
            this.copies.add(server());
        }
        for (int i = 0; i < servers; i++) {
            int first = i * SLOTS / servers;
            int last = (i + 1) * SLOTS / servers - 1;
            this.servers.get(i).command(Command.CLUSTER, "ADDSLOTSRANGE", "" + first, "" + last);
            this.servers.get(i).command(Command.CLUSTER, "SET-CONFIG-EPOCH", "" + (i + 1));
        }
        all().forEach(this::introduce);
        all().forEach(it -> Await.until("all servers", () -> info(it).contains("known_nodes:" + all().size())));
        for (int i = 0; i < copies; i++) {
            copy(this.servers.get(i), this.copies.get(i));
        }
        all().forEach(it -> Await.until("all slots", () -> info(it).contains("cluster_state:ok")));
    }

    private static RealRedis server() {
        try {
            var nodes = Files.createTempFile("redis-nodes", ".conf");
            Files.delete(nodes);
            nodes.toFile().deleteOnExit();
            return RealRedis.start(
                    "--cluster-enabled", "yes",
                    "--cluster-config-file", nodes.toString(),
                    "--cluster-port", "" + RealRedis.freePort(),
                    "--cluster-node-timeout", "1000",
                    "--repl-diskless-load", "swapdb", // a file would be left in the working directory
                    "--repl-diskless-sync-delay", "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RealRedis> all() {
        var all = new ArrayList<>(servers);
        all.addAll(copies);
        return all;
    }

    private void introduce(RealRedis server) {
        var first = servers.getFirst();
        if (server != first) {
            var busPort = text(first.command(Command.CONFIG, "GET", "cluster-port"));
            server.command(Command.CLUSTER, "MEET", "127.0.0.1", "" + first.port(), busPort);
        }
    }

    private static void copy(RealRedis server, RealRedis copy) {
        copy.command(Command.CLUSTER, "REPLICATE", text(server.command(Command.CLUSTER, "MYID")));
        Await.until(
                "a copy", () -> text(copy.command(Command.INFO, "replication")).contains("master_link_status:up"));
    }

    private static String info(RealRedis server) {
        return text(server.command(Command.CLUSTER, "INFO"));
    }

    /// Of a list, the last.
    private static String text(Object reply) {
        return reply instanceof List<?> list ? text(list.getLast()) : new String((byte[]) reply, UTF_8);
    }

    RealRedis first() {
        return servers.getFirst();
    }

    /// The one that had its slot in the beginning.
    RealRedis serverOf(String channel) {
        return servers.get(JedisClusterCRC16.getSlot(channel) * servers.size() / SLOTS);
    }

    @Override
    public void close() {
        all().forEach(RealRedis::close);
    }
}
