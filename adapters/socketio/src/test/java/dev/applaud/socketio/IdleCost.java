package dev.applaud.socketio;

import com.sun.management.OperatingSystemMXBean;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.TestJetty;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Measures what connections cost that do nothing but answer pings, each joined to `/`, with the settings that servers
/// have by default. Needs two file descriptors for each.
final class IdleCost {
    private static final int WARM_UP_SECONDS = 30;
    private static final double PERCENT = 100.0;

    private record Memory(long heap, long resident) {
        static Memory now() throws IOException {
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            try (var lines = Files.lines(Path.of("/proc/self/status"))) {
                var resident = lines.filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .findFirst()
                        .orElseThrow();
                return new Memory(heap, 1024 * Long.parseLong(resident, 10));
            }
        }
    }

    private IdleCost() {}

    /// Arguments: how many connections, by default 15,000; for how many seconds, by default 100.
    public static void main(String[] args) throws IOException, InterruptedException {
        int connections = args.length > 0 ? Integer.parseInt(args[0], 10) : 15_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1], 10) : 100;
        var io = new SocketIoServer(SocketIoOptions.defaults());
        try (var jetty = new TestJetty(io.handler())) {
            var before = Memory.now();
            var clients = IdleClients.start(jetty.port(), connections);
            while (io.of("/").sockets().size() < connections && clients.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            double cpu = cpuPercent(seconds);
            var after = Memory.now();
            System.out.printf(
                    "%,d connections for %d s: %.2f %% of one core; each %,d bytes of heap, %,d bytes resident%n",
                    io.connections(),
                    seconds,
                    cpu,
                    (after.heap - before.heap) / connections,
                    (after.resident - before.resident) / connections);
            clients.destroy();
            Await.until("the end of the clients", () -> !clients.isAlive());
        }
    }

    private static double cpuPercent(int seconds) throws InterruptedException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long wall = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        TimeUnit.SECONDS.sleep(seconds);
        return PERCENT * (system.getProcessCpuTime() - cpu) / (System.nanoTime() - wall);
    }
}
