package dev.applaud.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/// Some keys of facts about one content or user, to be looked for by a condition that makes the database look up each.
///
/// @param byPairs whether by `(content_id, …) IN (…)`, which is H2's way: asked by `content_id = ? AND … IN (…)`, it
/// reads every fact about the content. That is MySQL's way: by pairs, its optimizer's time and memory grow with the
/// square of their number
record Keys(String one, List<String> others, boolean byPairs) {
    static <T> List<Keys> of(Handle handle, String one, Collection<T> others, Function<T, String> value) {
        var keys = new ArrayList<Keys>();
        Chunks.of(others, value).forEach(it -> keys.add(new Keys(one, it, it.size() > 1 && isH2(handle))));
        return keys;
    }

    static boolean isH2(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /// @param first the column of the one
    /// @param second the column of the others
    String condition(String first, String second) {
        return byPairs
                ? "(" + first + ", " + second + ") IN (" + times("(?, ?)") + ")"
                : first + " = ? AND " + second + " IN (" + times("?") + ")";
    }

    private String times(String placeholders) {
        return String.join(", ", Collections.nCopies(others.size(), placeholders));
    }

    /// Of the condition's placeholders.
    Object[] values() {
        return byPairs
                ? others.stream().flatMap(it -> Stream.of(one, it)).toArray()
                : Stream.concat(Stream.of(one), others.stream()).toArray();
    }
}
