package dev.applaud.rest.resource;

import dev.applaud.application.Input;
import dev.applaud.application.comment.PostedComment;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.ContentId;
import dev.applaud.rest.http.Answers;
import dev.applaud.rest.http.Envelope.Success;
import dev.applaud.rest.http.IdempotencyKeys;
import dev.applaud.rest.http.Parameters;
import dev.applaud.rest.identity.SignedIn;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/// The comments under a content.
@Path("/content")
public final class CommentResource {
    private final UseCases.Comments comments;

    public CommentResource(UseCases.Comments comments) {
        this.comments = comments;
    }

    record Posted(CommentJson comment, long commentsCount) {}

    record Removed(long removed, long commentsCount) {}

    @POST
    @Path("/{contentId}/comments")
    public Response post(@Auth SignedIn author, @Context UriInfo uri, @Context HttpServletRequest request, Input body) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("contentId", ContentId::new);
        var text = body.text("text", CommentText::new);
        var parent = body.optionalText("parentId", CommentId::new);
        var attempt = IdempotencyKeys.attempt(request, CommentResource::posted);
        return Answers.created(parameters
                .check(() -> body.check(
                        () -> comments.post().post(author.caller(), id.get(), text.get(), parent.get(), attempt)))
                .map(CommentResource::posted));
    }

    private static Success posted(PostedComment it) {
        return new Success(new Posted(CommentJson.of(it.comment()), it.commentsCount()), "Comment created");
    }

    /// Numbered pages, unless the client asks for what comes after a cursor; an empty cursor is before the first.
    @GET
    @Path("/{contentId}/comments")
    public Response list(@Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("contentId", ContentId::new);
        var parent = parameters.optionalText("parentId", CommentId::new);
        var paging = new Paging(parameters);
        return Answers.of(parameters.check(() ->
                paging.isKeyset() ? after(id.get(), parent.get(), paging) : numbered(id.get(), parent.get(), paging)));
    }

    private Outcome<Success> after(ContentId id, @Nullable CommentId parent, Paging paging) {
        return comments.read()
                .after(id, parent, paging.after(), paging.limit())
                .map(it -> new Success(CommentsJson.of(it)));
    }

    private Outcome<Success> numbered(ContentId id, @Nullable CommentId parent, Paging paging) {
        return comments.read()
                .page(id, parent, paging.page(), paging.limit())
                .map(it -> new Success(CommentsJson.of(it, paging)));
    }

    @DELETE
    @Path("/{contentId}/comments/{commentId}")
    public Response remove(@Auth SignedIn caller, @Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var contentId = parameters.text("contentId", ContentId::new);
        var commentId = parameters.text("commentId", CommentId::new);
        return Answers.of(parameters
                .check(() -> comments.remove().remove(caller.caller(), contentId.get(), commentId.get()))
                .map(it -> new Success(new Removed(it.removed(), it.engagement().comments()), "Comment removed")));
    }
}
