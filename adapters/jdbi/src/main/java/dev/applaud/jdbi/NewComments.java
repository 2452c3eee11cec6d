package dev.applaud.jdbi;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.content.ContentId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// New comments on a content, and which of their parents exist.
final class NewComments {
    private record Numbered(Comment comment, long seq) {}

    private final Set<CommentId> asked = new LinkedHashSet<>();
    private final Set<CommentId> existing = new HashSet<>();
    private final List<Numbered> added = new ArrayList<>();

    void ask(Comment comment) {
        if (comment.parentId() != null) {
            asked.add(comment.parentId());
        }
    }

    void read(Handle handle, ContentId id) {
        existing.addAll(CommentRows.existing(handle, id, asked));
    }

    boolean exists(CommentId id) {
        return existing.contains(id);
    }

    /// @param seq its number in the comment log
    void add(Comment comment, long seq) {
        added.add(new Numbered(comment, seq));
        existing.add(comment.id());
    }

    int notReplies() {
        return (int)
                added.stream().filter(it -> it.comment().parentId() == null).count();
    }

    void keep(Handle handle, ContentId id) {
        if (added.isEmpty()) {
            return;
        }
        var rows = CommentRows.inserts();
        added.forEach(it -> CommentRows.add(rows, it.comment(), it.seq()));
        rows.insert(handle);
        repliesByNumber().forEach((more, parents) -> CommentRows.addReplies(handle, id, parents, more));
    }

    /// The parents, by how many replies they get: most get one, so this is one statement or two.
    private Map<Long, List<CommentId>> repliesByNumber() {
        var replies = added.stream()
                .map(it -> it.comment().parentId())
                .filter(Objects::nonNull)
                .collect(groupingBy(it -> it, counting()));
        return replies.entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList())));
    }
}
