package dev.applaud.rest.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.applaud.application.content.ShownContent;
import org.jspecify.annotations.Nullable;

/// A content in answers.
record ContentJson(
        @JsonProperty("_id") String id,
        String contentType,
        @Nullable String title,
        @Nullable String mediaUrl,
        PersonJson creator,
        long likesCount,
        long commentsCount,
        long viewsCount,
        long sharesCount,
        long version,
        boolean isLiked,
        String createdAt) {

    static ContentJson of(ShownContent shown) {
        var content = shown.content();
        var title = content.title();
        var mediaUrl = content.mediaUrl();
        var tallies = shown.engagement();
        return new ContentJson(
                content.id().value(),
                content.type().value(),
                title == null ? null : title.value(),
                mediaUrl == null ? null : mediaUrl.value(),
                PersonJson.of(shown.creator()),
                tallies.likes(),
                tallies.comments(),
                tallies.views(),
                tallies.shares(),
                tallies.version(),
                shown.isLiked(),
                Times.text(content.createdAt()));
    }
}
