package dev.applaud.jdbi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/// Questions about many ids, asked in statements of bounded length.
final class Chunks {
    static final int SIZE = 512;

    private Chunks() {}

    /// Each id once.
    static <T> List<List<String>> of(Collection<T> ids, Function<T, String> value) {
        var values = new LinkedHashSet<String>();
        ids.forEach(it -> values.add(value.apply(it)));
        return of(List.copyOf(values));
    }

    static <T> List<List<T>> of(List<T> all) {
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += SIZE) {
            chunks.add(all.subList(from, Math.min(from + SIZE, all.size())));
        }
        return chunks;
    }

    static String placeholders(List<String> chunk) {
        return "(" + String.join(", ", Collections.nCopies(chunk.size(), "?")) + ")";
    }
}
