package dev.applaud.application.content;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows content: one by its id, or all of it, newest first.
public final class ReadContent {
    private final Contents contents;
    private final ContentGallery gallery;

    public ReadContent(Contents contents, Engagements engagements, Profiles profiles) {
        this.contents = contents;
        this.gallery = new ContentGallery(engagements, profiles);
    }

    /// @param viewer null for somebody unknown
    public Outcome<ShownContent> read(@Nullable Caller viewer, ContentId id) {
        return contents.find(id)
                .map(it -> Outcome.done(gallery.show(List.of(it), viewer).getFirst()))
                .orElseGet(() -> Outcome.refused(new Refusal.ContentNotFound(id)));
    }

    public Page<ShownContent> list(@Nullable Cursor after, int limit) {
        var page = contents.newest(after, limit);
        return new Page<>(gallery.show(page.items(), null), page.nextCursor());
    }
}
