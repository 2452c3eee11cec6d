package dev.applaud.socketio.engine;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many sessions each network address has. One client of IPv6 has all addresses that begin with the same 64 bits,
/// so these count as one. This machine's own addresses are not counted: a proxy there speaks for many.
final class AddressCounts {
    private static final int NETWORK_BYTES = 8;
    private static final String NOT_COUNTED = "";

    private final int limit;
    private final Map<String, Integer> sessions = new ConcurrentHashMap<>();

    AddressCounts(int limit) {
        this.limit = limit;
    }

    boolean hasRoom(String address) {
        return sessions.getOrDefault(network(address), 0) < limit;
    }

    /// Counts one more, unless that would be too many.
    boolean enter(String address) {
        var network = network(address);
        if (network.equals(NOT_COUNTED)) {
            return true;
        }
        var entered = new boolean[1];
        sessions.compute(network, (_, count) -> {
            int before = count == null ? 0 : count;
            entered[0] = before < limit;
            return entered[0] ? before + 1 : before;
        });
        return entered[0];
    }

    /// Takes back an [#enter] that was granted.
    void leave(String address) {
        sessions.computeIfPresent(network(address), (_, count) -> count == 1 ? null : count - 1);
    }

    int size() {
        return sessions.size();
    }

    private static String network(String address) {
        try {
            var ip = InetAddress.ofLiteral(address);
            if (ip.isLoopbackAddress()) {
                return NOT_COUNTED;
            }
            return ip instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException _) {
            return address; // a proxy may give its clients names
        }
    }
}
