package dev.applaud.rest.resource;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.LikeChange;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.rest.http.Answers;
import dev.applaud.rest.http.Envelope.Success;
import dev.applaud.rest.http.IdempotencyKeys;
import dev.applaud.rest.http.Parameters;
import dev.applaud.rest.identity.SignedIn;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/// Likes, views and shares of a content.
@Path("/content")
public final class EngagementResource {
    private final UseCases.Engagement engagement;

    public EngagementResource(UseCases.Engagement engagement) {
        this.engagement = engagement;
    }

    record Liked(boolean isLiked, long likesCount) {}

    record Viewed(long viewsCount) {}

    record Shared(long sharesCount) {}

    @POST
    @Path("/{contentId}/like")
    public Response toggleLike(@Auth SignedIn caller, @Context UriInfo uri, @Context HttpServletRequest request) {
        return like(caller, uri, Liking.TOGGLE, IdempotencyKeys.attempt(request, EngagementResource::liked));
    }

    @PUT
    @Path("/{contentId}/like")
    public Response like(@Auth SignedIn caller, @Context UriInfo uri) {
        return like(caller, uri, Liking.ON, Attempt.unkeyed());
    }

    @DELETE
    @Path("/{contentId}/like")
    public Response unlike(@Auth SignedIn caller, @Context UriInfo uri) {
        return like(caller, uri, Liking.OFF, Attempt.unkeyed());
    }

    private Response like(SignedIn caller, UriInfo uri, Liking liking, Attempt<LikeChange> attempt) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("contentId", ContentId::new);
        return Answers.of(parameters
                .check(() -> engagement.like().like(caller.caller(), id.get(), liking, attempt))
                .map(EngagementResource::liked));
    }

    private static Success liked(LikeChange it) {
        return new Success(
                new Liked(it.isLiked(), it.engagement().likes()), it.isLiked() ? "Content liked" : "Content unliked");
    }

    @POST
    @Path("/{contentId}/view")
    public Response view(@Auth Optional<SignedIn> viewer, @Context UriInfo uri, @Context HttpServletRequest request) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("contentId", ContentId::new);
        var attempt = IdempotencyKeys.attempt(request, EngagementResource::viewed);
        return Answers.of(parameters
                .check(() ->
                        engagement.view().record(SignedIn.callerOf(viewer), request.getRemoteAddr(), id.get(), attempt))
                .map(EngagementResource::viewed));
    }

    private static Success viewed(Engagement it) {
        return new Success(new Viewed(it.views()));
    }

    @POST
    @Path("/{contentId}/share")
    public Response share(@Auth SignedIn caller, @Context UriInfo uri, @Context HttpServletRequest request) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("contentId", ContentId::new);
        var attempt = IdempotencyKeys.attempt(request, EngagementResource::shared);
        return Answers.of(parameters
                .check(() -> engagement.share().share(caller.caller(), id.get(), attempt))
                .map(EngagementResource::shared));
    }

    private static Success shared(Engagement it) {
        return new Success(new Shared(it.shares()), "Share recorded");
    }
}
