package dev.applaud.benchmarks.fanout;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What the generator saw while one server had its turn: the JSON that it prints.
///
/// @param phases one for each of the first loads
record Turn(int connections, int ready, Connect connect, Memory memory, List<Phase> phases) {
    private static final List<Load> LOADS = List.of(Load.values());
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// @param perServerCpuS connections opened, authenticated and joined
    record Connect(double perServerCpuS) {}

    /// @param rssPerConnBytes by how much the server's resident memory grew
    record Memory(double rssPerConnBytes) {}

    /// @param expected deliveries: receivers of each event published, added up
    /// @param frames events written to sockets; fewer than deliveries if one stands for several
    /// @param farLatUs of receivers at the other node, if there is one
    /// @param cpuEachS seconds of CPU time of each server
    record Phase(
            double seconds,
            long published,
            double pubPerS,
            long deliveries,
            long expected,
            long frames,
            long unmatched,
            Latency latUs,
            @Nullable Latency farLatUs,
            Usage server,
            @Nullable List<Double> cpuEachS,
            @Nullable Http http) {
        /// Microseconds of the server's CPU time for one event written to one socket.
        double cost() {
            return server.cpuS * 1e6 / frames;
        }

        /// Seconds of CPU time of one of the servers; NaN if there is no such.
        double cpuS(int server) {
            return cpuEachS == null || server >= cpuEachS.size() ? Double.NaN : cpuEachS.get(server);
        }

        /// Of all of them.
        double cpuS() {
            return cpuEachS == null
                    ? Double.NaN
                    : cpuEachS.stream().mapToDouble(it -> it).sum();
        }

        /// In milliseconds, as what follows.
        double p99() {
            return latUs.p99 / 1_000;
        }

        /// At the other node; NaN if there is none.
        double farP99() {
            return farLatUs == null ? Double.NaN : farLatUs.p99 / 1_000;
        }
    }

    record Latency(double p99) {}

    record Usage(double cpuS) {}

    record Http(long bad) {}

    static Turn of(String json) throws IOException {
        return JSON.readValue(json, Turn.class);
    }

    /// NaN, as everything here, if it was not asked to do that.
    double cost(Load load) {
        return of(load, Phase::cost);
    }

    /// Milliseconds from the time at which an event should have been published.
    double p99(Load load) {
        return of(load, Phase::p99);
    }

    /// Events published.
    double perSecond(Load load) {
        return of(load, Phase::pubPerS);
    }

    double handshakes() {
        return connect.perServerCpuS;
    }

    private double of(Load load, ToDoubleFunction<Phase> figure) {
        int index = LOADS.indexOf(load);
        return index < phases.size() ? figure.applyAsDouble(phases.get(index)) : Double.NaN;
    }

    /// What makes its figures worthless; nothing if all is well.
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        if (ready != connections) {
            complaints.add("only %,d of %,d connections got ready".formatted(ready, connections));
        }
        for (var it : phases) {
            if (it.deliveries != it.expected || it.unmatched > 0) {
                complaints.add("%,d delivered of %,d expected, and %,d that nobody sent"
                        .formatted(it.deliveries, it.expected, it.unmatched));
            }
            if (it.http != null && it.http.bad > 0) {
                complaints.add("%,d requests failed".formatted(it.http.bad));
            }
        }
        return complaints;
    }
}
