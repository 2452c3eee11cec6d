package dev.applaud.application.fake;

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
import dev.applaud.domain.comment.LogEntry.Posted;
import dev.applaud.domain.comment.RemovedComment;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All comments, in memory.
public final class InMemoryComments implements Comments {
    private final InMemoryStorage storage;

    InMemoryComments(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public Outcome<Engagement> add(Comment comment, Attempt<Engagement> attempt) {
        return storage.once(attempt, comment.createdAt(), () -> add(comment));
    }

    @Override
    public Outcome<Engagement> add(Comment comment) {
        return storage.onContent(comment.contentId(), now -> {
            var parent = comment.parentId();
            if (parent != null && existing(comment.contentId(), parent).isEmpty()) {
                return Outcome.refused(new Refusal.CommentNotFound(parent));
            }
            if (storage.comments.putIfAbsent(comment.id(), comment) != null) {
                throw new IllegalStateException("The comment id " + comment.id().value() + " is taken");
            }
            var then = keep(comment.contentId(), now.withComments(now.comments() + 1));
            log(comment.contentId()).add(new Posted(comment, authorOf(comment), then.seq()));
            return Outcome.done(then);
        });
    }

    @Override
    public Outcome<RemovedComment> remove(ContentId contentId, CommentId id, Instant at) {
        return storage.onContent(contentId, now -> {
            if (existing(contentId, id).isEmpty()) {
                return Outcome.refused(new Refusal.CommentNotFound(id));
            }
            long removed = removeWithReplies(id);
            log(contentId).replaceAll(it -> withdrawnIfGone(it, at));
            var then = keep(contentId, now.withComments(now.comments() - removed));
            log(contentId).add(new LogEntry.Removed(contentId, id, removed, then.seq(), at));
            return Outcome.done(new RemovedComment(removed, then));
        });
    }

    private long removeWithReplies(CommentId id) {
        storage.comments.remove(id);
        var replies = storage.comments.values().stream()
                .filter(it -> id.equals(it.parentId()))
                .map(Comment::id)
                .toList();
        return 1 + replies.stream().mapToLong(this::removeWithReplies).sum();
    }

    private LogEntry withdrawnIfGone(LogEntry entry, Instant at) {
        return entry instanceof Posted(var comment, var _, var seq) && !storage.comments.containsKey(comment.id())
                ? new LogEntry.Withdrawn(comment.contentId(), comment.id(), seq, at)
                : entry;
    }

    @Override
    public List<LogEntry> logAfter(ContentId contentId, long seq, int limit) {
        return storage.alone(() -> !storage.contents.containsKey(contentId)
                ? List.of()
                : log(contentId).stream()
                        .skip(seq)
                        .limit(limit)
                        .map(this::withAuthor)
                        .toList());
    }

    private LogEntry withAuthor(LogEntry entry) {
        return entry instanceof Posted(var comment, var _, var seq)
                ? new Posted(comment, authorOf(comment), seq)
                : entry;
    }

    private Profile authorOf(Comment comment) {
        var author = comment.author();
        return storage.profiles.getOrDefault(author, new Profile(author, null, null, false));
    }

    /// The entry numbered 1 comes first.
    private List<LogEntry> log(ContentId id) {
        return storage.logs.computeIfAbsent(id, _ -> new ArrayList<>());
    }

    @Override
    public Optional<ListedComment> find(ContentId contentId, CommentId id) {
        return storage.alone(() -> existing(contentId, id).map(this::listed));
    }

    @Override
    public long count(ContentId contentId, @Nullable CommentId parent) {
        return storage.alone(() -> under(contentId, parent).count());
    }

    @Override
    public List<ListedComment> newest(ContentId contentId, @Nullable CommentId parent, long offset, int limit) {
        return storage.alone(() -> Paging.newestFirst(under(contentId, parent), Comment::cursor).stream()
                .skip(offset)
                .limit(limit)
                .map(this::listed)
                .toList());
    }

    @Override
    public Page<ListedComment> newestAfter(
            ContentId contentId, @Nullable CommentId parent, @Nullable Cursor after, int limit) {
        return storage.alone(() -> Paging.page(under(contentId, parent), Comment::cursor, after, limit)
                .map(this::listed));
    }

    private Optional<Comment> existing(ContentId contentId, CommentId id) {
        return Optional.ofNullable(storage.comments.get(id))
                .filter(it -> it.contentId().equals(contentId) && storage.contents.containsKey(contentId));
    }

    private Stream<Comment> under(ContentId contentId, @Nullable CommentId parent) {
        return storage.comments.values().stream()
                .filter(it -> it.contentId().equals(contentId) && storage.contents.containsKey(contentId))
                .filter(it -> Objects.equals(it.parentId(), parent));
    }

    private ListedComment listed(Comment comment) {
        return new ListedComment(
                comment, under(comment.contentId(), comment.id()).count());
    }

    private Engagement keep(ContentId id, Engagement engagement) {
        storage.engagements.put(id, engagement);
        return engagement;
    }
}
