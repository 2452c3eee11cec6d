package dev.applaud.benchmarks.fanout;

import java.util.List;

/// How the receivers of an event are spread over two nodes, and how many events a second they can take calmly. One node
/// alone has them all, but in `SMALL` and `LARGE` those that are far only watch what it costs the other to tell them.
enum Spread {
    /// A small room, where the way over Redis weighs most.
    SMALL(10, 10, 500),
    LARGE(1_000, 10, 50),
    /// One room, half on each node.
    SPLIT(500, 500, 50);

    private final int near;
    private final int far;
    private final int perSecond;

    Spread(int near, int far, int perSecond) {
        this.near = near;
        this.far = far;
        this.perSecond = perSecond;
    }

    int perSecond() {
        return perSecond;
    }

    /// How many of them are at the other node.
    int far(Site site) {
        return site.isAlone() ? 0 : far;
    }

    int connections(Site site) {
        return site.isAlone() && this != SPLIT ? near : near + far;
    }

    /// Each broadcast at a calm rate, then one after the other, then eight under way.
    List<String> phases(double seconds) {
        return List.of(
                "rate=%d,d=%s".formatted(perSecond, seconds),
                "sat=1,d=%s".formatted(seconds),
                "sat=8,d=%s".formatted(seconds));
    }
}
