package dev.applaud.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A change that somebody asks for, as often as it takes to be answered.
///
/// @param about the comment that is removed; empty for anything else
/// @param key the `Idempotency-Key` of all tries; null if the change can't be made twice anyway
record Deed(
        Kind kind,
        String method,
        String path,
        @Nullable String body,
        String about,
        @Nullable String key) {
    static final String VIDEO = "/content/hot";

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
        return new Deed(on ? Kind.LIKE : Kind.UNLIKE, on ? "PUT" : "DELETE", VIDEO + "/like", null, "", null);
    }

    static Deed toggle(String key) {
        return new Deed(Kind.TOGGLE, "POST", VIDEO + "/like", null, "", key);
    }

    static Deed comment(String key) {
        return new Deed(Kind.COMMENT, "POST", VIDEO + "/comments", "{\"text\":\"Great video!\"}", "", key);
    }

    static Deed remove(String comment) {
        return new Deed(Kind.REMOVE, "DELETE", VIDEO + "/comments/" + comment, null, comment, null);
    }

    static Deed share(String key) {
        return new Deed(Kind.SHARE, "POST", VIDEO + "/share", null, "", key);
    }

    static Deed view(String key) {
        return new Deed(Kind.VIEW, "POST", VIDEO + "/view", null, "", key);
    }

    /// @throws IOException if the server went away
    JsonNode askFor(Api api, String user) throws IOException {
        return api.call(method, path, user, body, key);
    }

    boolean changesTheLike() {
        return kind == Kind.LIKE || kind == Kind.UNLIKE || kind == Kind.TOGGLE;
    }
}
