package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// New shares of a content.
final class ShareRows {
    private final List<ContentChange.Share> added = new ArrayList<>();

    void add(ContentChange.Share share) {
        added.add(share);
    }

    void keep(Handle handle, ContentId id) {
        var rows = new NewRows("content_share", "content_id", "user_id", "shared_at");
        added.forEach(it -> rows.add(id.value(), it.user().value(), it.at().toEpochMilli()));
        rows.insert(handle);
    }
}
