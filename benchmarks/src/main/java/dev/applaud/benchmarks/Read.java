package dev.applaud.benchmarks;

import java.util.function.Supplier;

/// Something that is read, and what must be found.
record Read(String title, Supplier<?> read, Object expected) {
    double millis() {
        long start = System.nanoTime();
        var found = read.get();
        double millis = (System.nanoTime() - start) / 1e6;
        if (!found.equals(expected)) {
            throw new IllegalStateException("%s: %s in place of %s".formatted(title, found, expected));
        }
        return millis;
    }
}
