package dev.applaud.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Picks one of several, the n-th n times less often than the first: Zipf's law.
final class Popularity {
    private final double[] upTo;

    Popularity(int choices) {
        upTo = new double[choices];
        double sum = 0;
        for (int i = 0; i < choices; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
    }

    int pick(long seed) {
        double at = new SplittableRandom(seed).nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, at);
        return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
    }
}
