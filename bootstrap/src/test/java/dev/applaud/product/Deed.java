package dev.applaud.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A change of a video that somebody asks for, as often as it takes to be answered.
///
/// @param path below that of the video
/// @param about the comment that is removed; empty for anything else
/// @param key the `Idempotency-Key` of all tries; null if the change can't be made twice anyway
record Deed(
        Kind kind,
        String method,
        String path,
        @Nullable String body,
        String about,
        @Nullable String key) {
    enum Kind {
        LIKE,
        UNLIKE,
        TOGGLE,
        COMMENT,
        REMOVE,
        SHARE,
        VIEW
    }

    static Deed like(boolean on) {
        return new Deed(on ? Kind.LIKE : Kind.UNLIKE, on ? "PUT" : "DELETE", "/like", null, "", null);
    }

    static Deed toggle(String key) {
        return new Deed(Kind.TOGGLE, "POST", "/like", null, "", key);
    }

    static Deed comment(String key) {
        return new Deed(Kind.COMMENT, "POST", "/comments", "{\"text\":\"Great video!\"}", "", key);
    }

    static Deed remove(String comment) {
        return new Deed(Kind.REMOVE, "DELETE", "/comments/" + comment, null, comment, null);
    }

    static Deed share(String key) {
        return new Deed(Kind.SHARE, "POST", "/share", null, "", key);
    }

    static Deed view(String key) {
        return new Deed(Kind.VIEW, "POST", "/view", null, "", key);
    }

    /// @param video its path
    /// @throws IOException if the server went away
    JsonNode askFor(Api api, String video, String user) throws IOException {
        return api.call(method, video + path, user, body, key);
    }

    boolean changesTheLike() {
        return kind == Kind.LIKE || kind == Kind.UNLIKE || kind == Kind.TOGGLE;
    }
}
