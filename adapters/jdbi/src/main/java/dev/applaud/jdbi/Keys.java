package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/// Some keys of facts about one content, to be looked for by a condition that makes the database look up each.
///
/// @param byPairs whether by `(content_id, …) IN (…)`, which is H2's way: asked by `content_id = ? AND … IN (…)`, it
/// reads every fact about the content. That is MySQL's way: by pairs, its optimizer's time and memory grow with the
/// square of their number
record Keys(ContentId id, List<String> others, boolean byPairs) {
    static <T> Stream<Keys> of(Handle handle, ContentId id, Collection<T> others, Function<T, String> value) {
        return Chunks.of(others, value).map(it -> new Keys(id, it, isH2(handle)));
    }

    private static boolean isH2(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /// @param column the second column of the key
    String condition(String column) {
        return byPairs
                ? "(content_id, " + column + ") IN (" + times("(?, ?)") + ")"
                : "content_id = ? AND " + column + " IN (" + times("?") + ")";
    }

    private String times(String placeholders) {
        return String.join(", ", Collections.nCopies(others.size(), placeholders));
    }

    /// Of the condition's placeholders.
    Object[] values() {
        return byPairs
                ? others.stream().flatMap(it -> Stream.of(id.value(), it)).toArray()
                : Stream.concat(Stream.of(id.value()), others.stream()).toArray();
    }
}
