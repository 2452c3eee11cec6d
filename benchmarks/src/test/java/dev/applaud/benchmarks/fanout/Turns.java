package dev.applaud.benchmarks.fanout;

import dev.applaud.benchmarks.fanout.Turn.Connect;
import dev.applaud.benchmarks.fanout.Turn.Latency;
import dev.applaud.benchmarks.fanout.Turn.Memory;
import dev.applaud.benchmarks.fanout.Turn.Phase;
import dev.applaud.benchmarks.fanout.Turn.Usage;
import java.util.List;
import java.util.stream.DoubleStream;

/// Turns as if they had been measured.
final class Turns {
    private Turns() {}

    /// @param costs in microseconds, for the first loads
    static Turn costing(double... costs) {
        var phases = DoubleStream.of(costs).mapToObj(it -> phase(it, 1_000)).toList();
        return new Turn(1_000, 1_000, new Connect(2_000), new Memory(0), phases);
    }

    static Turn delivering(long deliveries) {
        return new Turn(1_000, 1_000, new Connect(2_000), new Memory(0), List.of(phase(1, deliveries)));
    }

    /// 1,000 deliveries are expected.
    private static Phase phase(double cost, long deliveries) {
        var server = new Usage(cost * deliveries / 1e6);
        return new Phase(1, 50, 50, deliveries, 1_000, deliveries, 0, new Latency(7_000), null, server, null, null);
    }

    /// Of two nodes, or of one that is alone if the other one's figures are NaN: calm, then loads that saturate them.
    /// In each phase, 100 broadcasts make 1,000 deliveries within 2 s.
    ///
    /// @param nearCpuS seconds of CPU time of the node that publishes, in each phase
    /// @param nearP99, farP99 milliseconds
    static Turn ofNodes(double nearCpuS, double farCpuS, double nearP99, double farP99) {
        boolean alone = Double.isNaN(farCpuS);
        var far = alone ? null : new Latency(1_000 * farP99);
        var each = alone ? List.of(nearCpuS) : List.of(nearCpuS, farCpuS);
        var near = new Latency(1_000 * nearP99);
        var phase = new Phase(2, 100, 50, 1_000, 1_000, 1_000, 0, near, far, new Usage(nearCpuS), each, null);
        return new Turn(20, 20, new Connect(2_000), new Memory(0), List.of(phase, phase, phase));
    }
}
