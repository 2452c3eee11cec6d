package dev.applaud.rest.resource;

import dev.applaud.application.people.FollowCreator.Following;
import dev.applaud.domain.Page;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.rest.http.Answers;
import dev.applaud.rest.http.Envelope.Success;
import dev.applaud.rest.http.Parameters;
import dev.applaud.rest.identity.SignedIn;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who follows whom.
@Path("/users/{id}")
public final class FollowResource {
    private final UseCases.People people;

    public FollowResource(UseCases.People people) {
        this.people = people;
    }

    record Followed(boolean isFollowing) {
        static Success success(Following it) {
            return new Success(new Followed(it.isFollowing()), it.isFollowing() ? "User followed" : "User unfollowed");
        }
    }

    record Users(List<PersonJson> users, @Nullable String nextCursor) {
        static Success success(Page<Profile> page) {
            var shown = page.map(PersonJson::of);
            return new Success(new Users(shown.items(), Paging.cursor(shown)));
        }
    }

    @PUT
    @Path("/follow")
    public Response follow(@Auth SignedIn caller, @Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("id", UserId::new);
        return Answers.of(parameters
                .check(() -> people.follow().follow(caller.caller().id(), id.get()))
                .map(Followed::success));
    }

    @DELETE
    @Path("/follow")
    public Response unfollow(@Auth SignedIn caller, @Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("id", UserId::new);
        return Answers.of(parameters
                .check(() -> people.follow().unfollow(caller.caller().id(), id.get()))
                .map(Followed::success));
    }

    @GET
    @Path("/followers")
    public Response followers(@Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("id", UserId::new);
        var paging = new Paging(parameters);
        return Answers.of(parameters
                .check(() -> people.follows().followers(id.get(), paging.after(), paging.limit()))
                .map(Users::success));
    }

    @GET
    @Path("/following")
    public Response following(@Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var id = parameters.text("id", UserId::new);
        var paging = new Paging(parameters);
        return Answers.of(parameters
                .check(() -> people.follows().following(id.get(), paging.after(), paging.limit()))
                .map(Users::success));
    }
}
