package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Some keys of facts about one content, to be looked for by `(content_id, …) IN (…)`. That makes either database look
/// up each key; asked by `content_id = ? AND … IN (…)`, H2 reads every fact about the content.
record Keys(ContentId id, List<String> others) {
    /// With 512, MySQL's optimizer runs out of the memory that it allows itself (`range_optimizer_max_mem_size`), and
    /// reads the whole table.
    private static final int AT_ONCE = 128;

    static <T> Stream<Keys> of(ContentId id, Collection<T> others, Function<T, String> value) {
        return others.stream()
                .map(value)
                .distinct()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .map(it -> new Keys(id, it));
    }

    String placeholders() {
        return "(" + String.join(", ", Collections.nCopies(others.size(), "(?, ?)")) + ")";
    }

    Object[] values() {
        return others.stream().flatMap(it -> Stream.of(id.value(), it)).toArray();
    }
}
