package dev.applaud.application.comment;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.Comments;
import dev.applaud.domain.comment.ListedComment;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the comments of a content, newest first: those that aren't replies, or the replies to one.
/// Two ways, as two kinds of clients want it: numbered pages with a total, or pages that go on after a cursor.
public final class ReadComments {
    private final Contents contents;
    private final Comments comments;
    private final Profiles profiles;

    public ReadComments(Contents contents, Comments comments, Profiles profiles) {
        this.contents = contents;
        this.comments = comments;
        this.profiles = profiles;
    }

    /// A numbered page; the first is 1.
    public record Numbered(Page<ShownComment> page, long total) {}

    public Outcome<Numbered> page(ContentId id, @Nullable CommentId parent, int number, int limit) {
        return existing(id, parent, () -> {
            var found = comments.newest(id, parent, (number - 1L) * limit, limit + 1);
            var page = Page.cut(found, limit, it -> it.comment().cursor());
            return new Numbered(shown(page), comments.count(id, parent));
        });
    }

    public Outcome<Page<ShownComment>> after(
            ContentId id, @Nullable CommentId parent, @Nullable Cursor after, int limit) {
        return existing(id, parent, () -> shown(comments.newestAfter(id, parent, after, limit)));
    }

    private <T> Outcome<T> existing(ContentId id, @Nullable CommentId parent, Supplier<T> read) {
        if (contents.find(id).isEmpty()) {
            return Outcome.refused(new Refusal.ContentNotFound(id));
        }
        if (parent != null && comments.find(id, parent).isEmpty()) {
            return Outcome.refused(new Refusal.CommentNotFound(parent));
        }
        return Outcome.done(read.get());
    }

    private Page<ShownComment> shown(Page<ListedComment> page) {
        var authors = profiles.findAll(authors(page.items()));
        return page.map(it -> {
            var author = it.comment().author();
            var profile = authors.getOrDefault(author, new Profile(author, null, null, false));
            return new ShownComment(it.comment(), profile, it.repliesCount());
        });
    }

    private static List<UserId> authors(List<ListedComment> items) {
        return items.stream().map(it -> it.comment().author()).distinct().toList();
    }
}
