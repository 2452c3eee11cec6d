package dev.applaud.domain.content;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that people watch, owned by its creator.
public record Content(
        ContentId id,
        ContentType type,
        UserId owner,
        @Nullable ContentTitle title,
        @Nullable MediaUrl mediaUrl,
        Instant createdAt) {

    public boolean isOwnedBy(Caller caller) {
        return owner.equals(caller.id());
    }

    /// Its owner or an admin may remove it, and read its analytics.
    public boolean isManagedBy(Caller caller) {
        return isOwnedBy(caller) || caller.isAdmin();
    }

    public Refusal taken() {
        return new Refusal.Conflict("The content id " + id.value() + " is taken");
    }

    public Cursor cursor() {
        return new Cursor(createdAt, id.value());
    }
}
