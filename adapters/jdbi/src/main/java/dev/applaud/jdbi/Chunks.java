package dev.applaud.jdbi;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Questions about many ids, asked in statements of bounded length.
final class Chunks {
    static final int SIZE = 512;

    private Chunks() {}

    static <T> Stream<List<String>> of(Collection<T> ids, Function<T, String> value) {
        return ids.stream().map(value).distinct().gather(Gatherers.windowFixed(SIZE));
    }

    static String placeholders(List<String> chunk) {
        return "(" + String.join(", ", Collections.nCopies(chunk.size(), "?")) + ")";
    }
}
