package dev.applaud.socketio.admin;

import dev.applaud.socketio.SocketIoMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Counts what admins are told as numbers. Packets without data, as heartbeats are, don't count; sizes are those that
/// [SocketIoMetrics] tells, less the character for the packet's type where there is one.
final class EventCounts implements SocketIoMetrics {
    private final AtomicInteger polling = new AtomicInteger();
    private final LongAdder connections = new LongAdder();
    private final Map<String, LongAdder> disconnections = new ConcurrentHashMap<>();
    private final LongAdder packetsIn = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder packetsOut = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();

    /// How many connections are on polling now.
    int polling() {
        return Math.max(0, polling.get());
    }

    /// What came since it was last taken, as having happened at this time, in milliseconds.
    List<Map<String, Object>> take(long timestamp) {
        var taken = new ArrayList<Map<String, Object>>();
        add(taken, timestamp, "rawConnection", connections);
        disconnections.forEach((reason, count) -> {
            long number = count.sumThenReset();
            if (number > 0) {
                var entry = entry(timestamp, "rawDisconnection", number);
                entry.put("subType", reason);
                taken.add(entry);
            }
        });
        add(taken, timestamp, "packetsIn", packetsIn);
        add(taken, timestamp, "bytesIn", bytesIn);
        add(taken, timestamp, "packetsOut", packetsOut);
        add(taken, timestamp, "bytesOut", bytesOut);
        return taken;
    }

    private static void add(List<Map<String, Object>> taken, long timestamp, String type, LongAdder count) {
        long number = count.sumThenReset();
        if (number > 0) {
            taken.add(entry(timestamp, type, number));
        }
    }

    private static Map<String, Object> entry(long timestamp, String type, long count) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("timestamp", timestamp);
        entry.put("type", type);
        entry.put("count", count);
        return entry;
    }

    @Override
    public void connectionOpened(String transport) {
        connections.increment();
        if (transport.equals("polling")) {
            polling.incrementAndGet();
        }
    }

    @Override
    public void connectionUpgraded() {
        polling.decrementAndGet();
    }

    @Override
    public void connectionClosed(String reason, String transport) {
        disconnections.computeIfAbsent(reason, _ -> new LongAdder()).increment();
        if (transport.equals("polling")) {
            polling.decrementAndGet();
        }
    }

    @Override
    public void packetIn(int size) {
        if (size > 1) {
            packetsIn.increment();
            bytesIn.add(size - 1);
        }
    }

    @Override
    public void packetsOut(long packets, long bytes) {
        if (bytes > packets) {
            packetsOut.add(packets);
            bytesOut.add(bytes - packets);
        }
    }
}
