package dev.applaud.rest.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.applaud.application.comment.ShownComment;
import org.jspecify.annotations.Nullable;

/// A comment in answers. That the author is under `userId` is the way of the original API.
record CommentJson(
        @JsonProperty("_id") String id,
        String contentId,
        String text,
        @Nullable String parentId,
        PersonJson userId,
        long repliesCount,
        String createdAt) {

    static CommentJson of(ShownComment shown) {
        var comment = shown.comment();
        var parent = comment.parentId();
        return new CommentJson(
                comment.id().value(),
                comment.contentId().value(),
                comment.text().value(),
                parent == null ? null : parent.value(),
                PersonJson.of(shown.author()),
                shown.repliesCount(),
                Times.text(comment.createdAt()));
    }
}
