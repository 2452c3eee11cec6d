package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.Comments;
import dev.applaud.domain.comment.ListedComment;
import dev.applaud.domain.comment.LogEntry;
import dev.applaud.domain.comment.RemovedComment;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// All comments. A removed comment leaves nothing but its id in the comment log.
public final class JdbiComments implements Comments {
    private static final String IN_EXISTING_CONTENT =
            "content_id = ? AND EXISTS (SELECT 1 FROM content WHERE id = ? AND removed = FALSE)";

    private final Transactions transactions;
    private final GroupCommit groups;

    JdbiComments(Transactions transactions, GroupCommit groups) {
        this.transactions = transactions;
        this.groups = groups;
    }

    @Override
    public Outcome<Engagement> add(Comment comment, Attempt<Engagement> attempt) {
        return groups.commit(comment.contentId(), new ContentChange.Post(comment), attempt);
    }

    /// In a transaction of its own, as it is rare and reads what the others of a group would not have written yet.
    @Override
    public Outcome<RemovedComment> remove(ContentId contentId, CommentId id, Instant at) {
        return transactions.onContent(contentId, (handle, now) -> CommentRows.parentOf(handle, contentId, id)
                .map(parent -> Outcome.done(remove(handle, contentId, id, parent, now, at)))
                .orElseGet(() -> Outcome.refused(new Refusal.CommentNotFound(id))));
    }

    /// @param parent empty for a comment that isn't a reply
    private static RemovedComment remove(
            Handle handle, ContentId contentId, CommentId id, String parent, Engagement now, Instant at) {
        long removed = CommentRows.deleteWithReplies(handle, contentId, id, at);
        if (!parent.isEmpty()) {
            CommentRows.addReplies(handle, contentId, List.of(new CommentId(parent)), -1);
        }
        var then = now.withComments(now.comments() - removed);
        CommentRows.insertRemoval(handle, new LogEntry.Removed(contentId, id, removed, then.seq(), at));
        return new RemovedComment(removed, Tallies.keep(handle, contentId, then, parent.isEmpty() ? -1 : 0));
    }

    @Override
    public Optional<ListedComment> find(ContentId contentId, CommentId id) {
        return transactions.read(handle -> handle.select(
                        "SELECT * FROM content_comment WHERE id = ? AND " + IN_EXISTING_CONTENT,
                        id.value(),
                        contentId.value(),
                        contentId.value())
                .map((row, _) -> CommentRows.listed(row))
                .findOne());
    }

    @Override
    public long count(ContentId contentId, @Nullable CommentId parent) {
        if (parent != null) {
            return find(contentId, parent).map(ListedComment::repliesCount).orElse(0L);
        }
        return transactions.read(handle -> handle.select(
                        "SELECT top_comments FROM content WHERE id = ? AND removed = FALSE", contentId.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    @Override
    public List<ListedComment> newest(ContentId contentId, @Nullable CommentId parent, long offset, int limit) {
        var list = list(contentId, parent);
        return transactions.read(handle -> handle.select(
                        list.select() + list.newestFirst(handle) + " LIMIT ? OFFSET ?",
                        Stream.concat(list.arguments().stream(), Stream.of(limit, offset))
                                .toArray())
                .map((row, _) -> CommentRows.listed(row))
                .list());
    }

    @Override
    public Page<ListedComment> newestAfter(
            ContentId contentId, @Nullable CommentId parent, @Nullable Cursor after, int limit) {
        var found = transactions.read(handle -> list(contentId, parent)
                .after(handle, after, limit + 1)
                .map((row, _) -> CommentRows.listed(row))
                .list());
        return Page.cut(found, limit, it -> it.comment().cursor());
    }

    @Override
    public List<LogEntry> logAfter(ContentId contentId, long seq, int limit) {
        return transactions.readDurable(handle -> CommentLog.after(handle, contentId, seq, limit));
    }

    private static Keyset list(ContentId contentId, @Nullable CommentId parent) {
        return new Keyset(
                "SELECT * FROM content_comment WHERE parent_id = ? AND " + IN_EXISTING_CONTENT,
                List.of(parentValue(parent), contentId.value(), contentId.value()),
                List.of("content_id", "parent_id", "created_at", "id"));
    }

    private static String parentValue(@Nullable CommentId parent) {
        return parent == null ? "" : parent.value();
    }
}
