package dev.applaud.application.content;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Page;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profiles;
import org.jspecify.annotations.Nullable;

/// Reads somebody's feed: the content of those whom they follow, newest first.
public final class ReadFeed {
    private final Contents contents;
    private final ContentGallery gallery;

    public ReadFeed(Contents contents, Engagements engagements, Profiles profiles) {
        this.contents = contents;
        this.gallery = new ContentGallery(engagements, profiles);
    }

    public Page<ShownContent> read(Caller caller, @Nullable Cursor after, int limit) {
        var page = contents.newestForFollower(caller.id(), after, limit);
        return new Page<>(gallery.show(page.items(), caller), page.nextCursor());
    }
}
