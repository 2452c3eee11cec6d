package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentTitle;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.content.MediaUrl;
import dev.applaud.domain.people.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// All content. What was removed keeps its row, so that its id stays taken.
public final class JdbiContents implements Contents {
    static final String COLUMNS = "id, content_type, owner_id, title, media_url, created_at";

    private static final Keyset ALL = new Keyset(
            "SELECT " + COLUMNS + " FROM content WHERE removed = FALSE",
            List.of(),
            List.of("removed", "created_at", "id"));

    private final Transactions transactions;

    JdbiContents(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Outcome<Content> add(Content content, Attempt<Content> attempt) {
        return transactions.once(attempt, content.createdAt(), handle -> insert(handle, content), content.taken());
    }

    private static Content insert(Handle handle, Content content) {
        handle.execute(
                """
                INSERT INTO content (id, content_type, owner_id, title, media_url, created_at)
                VALUES (?, ?, ?, ?, ?, ?)""",
                content.id().value(),
                content.type().value(),
                content.owner().value(),
                content.title() == null ? null : content.title().value(),
                content.mediaUrl() == null ? null : content.mediaUrl().value(),
                content.createdAt().toEpochMilli());
        return content;
    }

    @Override
    public Optional<Content> find(ContentId id) {
        return transactions.read(handle -> handle.select(
                        "SELECT " + COLUMNS + " FROM content WHERE id = ? AND removed = FALSE", id.value())
                .map((row, _) -> content(row))
                .findOne());
    }

    @Override
    public boolean remove(ContentId id) {
        return transactions.write(handle -> remove(handle, id));
    }

    /// What it was watched like goes with it; facts stay, as nobody reads them any more.
    private static boolean remove(Handle handle, ContentId id) {
        int removed = handle.execute("UPDATE content SET removed = TRUE WHERE id = ? AND removed = FALSE", id.value());
        WatchTotals.forget(handle, id);
        QualityRows.forget(handle, id);
        return removed == 1;
    }

    @Override
    public Page<Content> newest(@Nullable Cursor after, int limit) {
        var found = transactions.read(handle -> ALL.after(handle, after, limit + 1)
                .map((row, _) -> content(row))
                .list());
        return Page.cut(found, limit, Content::cursor);
    }

    @Override
    public Page<Content> newestForFollower(UserId follower, @Nullable Cursor after, int limit) {
        var found = transactions.readSnapshot(handle -> new Feed(handle, follower).after(after, limit + 1));
        return Page.cut(found, limit, Content::cursor);
    }

    static Content content(ResultSet row) throws SQLException {
        var title = row.getString("title");
        var mediaUrl = row.getString("media_url");
        return new Content(
                new ContentId(row.getString("id")),
                new ContentType(row.getString("content_type")),
                new UserId(row.getString("owner_id")),
                title == null ? null : new ContentTitle(title),
                mediaUrl == null ? null : new MediaUrl(mediaUrl),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
