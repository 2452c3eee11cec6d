package dev.applaud.domain.people;

import org.jspecify.annotations.Nullable;

/// A user as others see them.
///
/// @param username null as long as no token has told it
/// @param avatar null as long as no token has told it
public record Profile(
        UserId id, @Nullable String username, @Nullable String avatar, boolean isVerified) {

    /// A name that can be shown: the username, or else the id.
    public String shownName() {
        return username == null ? id.value() : username;
    }

    /// This profile after a token told a newer one: what the newer one leaves out stays.
    public Profile updatedBy(Profile newer) {
        return new Profile(
                id,
                newer.username == null ? username : newer.username,
                newer.avatar == null ? avatar : newer.avatar,
                newer.isVerified);
    }
}
