package dev.applaud.rest.resource;

import dev.applaud.application.content.ReadFeed;
import dev.applaud.application.content.ShownContent;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.rest.http.Answers;
import dev.applaud.rest.http.Envelope.Success;
import dev.applaud.rest.http.Parameters;
import dev.applaud.rest.identity.SignedIn;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The caller's feed.
@Path("/feed")
public final class FeedResource {
    private final ReadFeed feed;

    public FeedResource(ReadFeed feed) {
        this.feed = feed;
    }

    record Feed(List<ContentJson> contents, @Nullable String nextCursor) {
        static Feed of(Page<ShownContent> page) {
            var shown = page.map(ContentJson::of);
            return new Feed(shown.items(), Paging.cursor(shown));
        }
    }

    @GET
    public Response read(@Auth SignedIn caller, @Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var paging = new Paging(parameters);
        return Answers.of(parameters
                .check(() -> Outcome.done(feed.read(caller.caller(), paging.after(), paging.limit())))
                .map(it -> new Success(Feed.of(it))));
    }
}
