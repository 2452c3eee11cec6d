package dev.applaud.jdbi;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.LikeChange;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.engagement.View;
import dev.applaud.domain.engagement.ViewChange;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.WatchProgress;
import java.time.Instant;

/// What one caller wants to change about a content. In two steps, so that many share each statement: it asks for the
/// facts that it must know; once these are read, it decides and changes the content in memory. It may be run again, on
/// a content read anew.
sealed interface ContentChange<T> {
    Instant at();

    void ask(LockedContent content);

    Outcome<T> decide(LockedContent content);

    record Like(UserId user, Liking liking, Instant at) implements ContentChange<LikeChange> {
        @Override
        public void ask(LockedContent content) {
            content.likes().ask(user);
        }

        @Override
        public Outcome<LikeChange> decide(LockedContent content) {
            boolean wasLiked = content.likes().isLikedBy(user);
            boolean isLiked = liking.from(wasLiked);
            if (isLiked != wasLiked) {
                content.likes().set(user, isLiked, at);
                content.change(it -> it.withLikes(it.likes() + (isLiked ? 1 : -1)));
            }
            return Outcome.done(new LikeChange(isLiked, isLiked != wasLiked, content.now()));
        }
    }

    record Watch(View view) implements ContentChange<ViewChange> {
        @Override
        public Instant at() {
            return view.at();
        }

        @Override
        public void ask(LockedContent content) {
            content.views().ask(view);
        }

        @Override
        public Outcome<ViewChange> decide(LockedContent content) {
            boolean counts = content.views().countsNow(view);
            if (counts) {
                content.change(it -> it.withViews(it.views() + 1));
            }
            return Outcome.done(new ViewChange(counts, content.now()));
        }
    }

    record Share(UserId user, Instant at) implements ContentChange<Engagement> {
        @Override
        public void ask(LockedContent content) {}

        @Override
        public Outcome<Engagement> decide(LockedContent content) {
            content.shares().add(this);
            return Outcome.done(content.change(it -> it.withShares(it.shares() + 1)));
        }
    }

    record Progress(WatchProgress report) implements ContentChange<WatchProgress> {
        @Override
        public Instant at() {
            return report.at();
        }

        @Override
        public void ask(LockedContent content) {
            content.viewings().ask(report);
        }

        @Override
        public Outcome<WatchProgress> decide(LockedContent content) {
            return Outcome.done(content.viewings().update(report));
        }
    }

    record Playback(QualityChange change) implements ContentChange<QualityChange> {
        @Override
        public Instant at() {
            return change.at();
        }

        @Override
        public void ask(LockedContent content) {
            content.qualities().ask(change);
        }

        @Override
        public Outcome<QualityChange> decide(LockedContent content) {
            content.qualities().count(change);
            return Outcome.done(change);
        }
    }

    record Post(Comment comment) implements ContentChange<Engagement> {
        @Override
        public Instant at() {
            return comment.createdAt();
        }

        @Override
        public void ask(LockedContent content) {
            content.comments().ask(comment);
        }

        @Override
        public Outcome<Engagement> decide(LockedContent content) {
            var parent = comment.parentId();
            if (parent != null && !content.comments().exists(parent)) {
                return Outcome.refused(new Refusal.CommentNotFound(parent));
            }
            var then = content.change(it -> it.withComments(it.comments() + 1));
            content.comments().add(comment, then.seq());
            return Outcome.done(then);
        }
    }
}
