package dev.applaud.benchmarks.fanout;

/// How events follow each other, in the order in which a turn goes through it.
enum Load {
    ONE("sat=1", "one event at a time"),
    /// Half as many events a second as one at a time reached.
    HALF_OF_ONE("rate=50%", "half of the rate at one"),
    EIGHT("sat=8", "eight events under way"),
    /// Half of the most that the two before reached.
    HALF_OF_BEST("rate=50%", "half of the best rate"),
    SIXTY_FOUR("sat=64", "sixty-four events under way");

    /// As the generator calls it.
    final String phase;

    final String title;

    Load(String phase, String title) {
        this.phase = phase;
        this.title = title;
    }

    /// With sixty-four events on their way to this many, the slowest would take ten seconds for each lot.
    boolean isFor(int connections) {
        return this != SIXTY_FOUR || connections < 5_000;
    }
}
