package dev.applaud.rest.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.applaud.application.comment.ReadComments.Numbered;
import dev.applaud.application.comment.ShownComment;
import dev.applaud.domain.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of comments; numbered pages say of how many.
record CommentsJson(
        List<CommentJson> comments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Pagination pagination,
        @Nullable String nextCursor) {

    record Pagination(long total, int page, int limit, long pages) {}

    static CommentsJson of(Page<ShownComment> page) {
        return of(page, null);
    }

    static CommentsJson of(Numbered numbered, Paging paging) {
        long pages = Math.ceilDiv(numbered.total(), paging.limit());
        return of(numbered.page(), new Pagination(numbered.total(), paging.page(), paging.limit(), pages));
    }

    private static CommentsJson of(Page<ShownComment> page, @Nullable Pagination pagination) {
        var shown = page.map(CommentJson::of);
        return new CommentsJson(shown.items(), pagination, Paging.cursor(shown));
    }
}
