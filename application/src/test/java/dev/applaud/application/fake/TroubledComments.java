package dev.applaud.application.fake;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// As good as those beneath, but that the reading of logs is counted, may fail, and may take a while.
public final class TroubledComments implements Comments {
    private final Comments beneath;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean outage;
    private volatile Runnable meanwhile = () -> {};

    public TroubledComments(Comments beneath) {
        this.beneath = beneath;
    }

    public void setOutage(boolean outage) {
        this.outage = outage;
    }

    /// What happens between the next reading and its answer.
    public void during(Runnable happening) {
        meanwhile = happening;
    }

    /// How often a log was read, or tried to be.
    public int reads() {
        return reads.get();
    }

    @Override
    public List<LogEntry> logAfter(ContentId contentId, long seq, int limit) {
        reads.incrementAndGet();
        var entries = beneath.logAfter(contentId, seq, limit);
        var happening = meanwhile;
        meanwhile = () -> {};
        happening.run();
        if (outage) {
            throw new IllegalStateException("The database is out of reach");
        }
        return entries;
    }

    @Override
    public Outcome<Engagement> add(Comment comment, Attempt<Engagement> attempt) {
        return beneath.add(comment, attempt);
    }

    @Override
    public Outcome<RemovedComment> remove(ContentId contentId, CommentId id, Instant at) {
        return beneath.remove(contentId, id, at);
    }

    @Override
    public Optional<ListedComment> find(ContentId contentId, CommentId id) {
        return beneath.find(contentId, id);
    }

    @Override
    public long count(ContentId contentId, @Nullable CommentId parent) {
        return beneath.count(contentId, parent);
    }

    @Override
    public List<ListedComment> newest(ContentId contentId, @Nullable CommentId parent, long offset, int limit) {
        return beneath.newest(contentId, parent, offset, limit);
    }

    @Override
    public Page<ListedComment> newestAfter(
            ContentId contentId, @Nullable CommentId parent, @Nullable Cursor after, int limit) {
        return beneath.newestAfter(contentId, parent, after, limit);
    }
}
