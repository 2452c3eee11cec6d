package dev.applaud.rest.resource;

import dev.applaud.application.Input;
import dev.applaud.application.content.PublishContent.Draft;
import dev.applaud.application.content.ShownContent;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentTitle;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.content.MediaUrl;
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
import java.util.Map;
import java.util.Optional;

/// Registers, shows and removes content, and tells its owner how it is watched.
@Path("/content")
public final class ContentResource {
    private final UseCases.Content content;

    public ContentResource(UseCases.Content content) {
        this.content = content;
    }

    @POST
    public Response publish(@Auth SignedIn creator, @Context HttpServletRequest request, Input body) {
        var id = body.optionalText("_id", ContentId::new);
        var type = body.text("contentType", ContentType::new);
        var title = body.optionalText("title", ContentTitle::new);
        var mediaUrl = body.optionalText("mediaUrl", MediaUrl::new);
        var notify = body.optionalFlag("notifyFollowers");
        var attempt = IdempotencyKeys.attempt(request, ContentResource::created);
        return Answers.created(body.check(() -> content.publish()
                        .publish(
                                creator.caller(),
                                new Draft(id.get(), type.get(), title.get(), mediaUrl.get(), notify.get()),
                                attempt))
                .map(ContentResource::created));
    }

    private static Success created(ShownContent it) {
        return new Success(ContentJson.of(it), "Content created");
    }

    @GET
    @Path("/{contentId}")
    public Response show(@Auth Optional<SignedIn> viewer, @Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("contentId", ContentId::new);
        return Answers.of(parameters
                .check(() -> content.read().read(SignedIn.callerOf(viewer), id.get()))
                .map(it -> new Success(ContentJson.of(it))));
    }

    @DELETE
    @Path("/{contentId}")
    public Response remove(@Auth SignedIn caller, @Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("contentId", ContentId::new);
        return Answers.of(parameters
                .check(() -> content.remove().remove(caller.caller(), id.get()))
                .map(it -> new Success(Map.of("_id", it.value()), "Content removed")));
    }

    @GET
    @Path("/{contentId}/analytics")
    public Response analytics(@Auth SignedIn caller, @Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("contentId", ContentId::new);
        return Answers.of(parameters
                .check(() -> content.analytics().read(caller.caller(), id.get()))
                .map(it -> new Success(AnalyticsJson.of(it))));
    }
}
