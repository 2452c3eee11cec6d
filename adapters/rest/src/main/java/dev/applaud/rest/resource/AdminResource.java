package dev.applaud.rest.resource;

import dev.applaud.application.Input;
import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.domain.people.UserId;
import dev.applaud.rest.http.Answers;
import dev.applaud.rest.http.Envelope.Success;
import dev.applaud.rest.http.IdempotencyKeys;
import dev.applaud.rest.http.Parameters;
import dev.applaud.rest.identity.SignedIn;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What other back ends ask for: to send an event, and how many there are to hear it.
@Path("/admin")
public final class AdminResource {
    private final UseCases.Admin admin;

    public AdminResource(UseCases.Admin admin) {
        this.admin = admin;
    }

    /// @param room null for everyone
    record Emitted(@Nullable String room, String event) {}

    record RoomStats(long size, boolean connected) {}

    record Connections(long connections) {}

    @POST
    @Path("/emit")
    public Response emit(@Auth SignedIn caller, @Context HttpServletRequest request, Input body) {
        var target = target(body);
        var event = body.text("event", EventName::new);
        var attempt = IdempotencyKeys.attempt(request, AdminResource::emitted);
        return Answers.of(body.check(() ->
                        admin.relay().relay(caller.caller(), target.get(), event.get(), body.any("data"), attempt))
                .map(AdminResource::emitted));
    }

    private static Success emitted(Relayed it) {
        var room = it.room();
        return new Success(
                new Emitted(room == null ? null : room.name(), it.event().value()), "Event emitted");
    }

    private static Supplier<@Nullable Room> target(Input body) {
        var room = body.optionalText("room", Room::new);
        var user = body.optionalText("userId", id -> Room.user(new UserId(id)));
        var everyone = body.optionalFlag("everyone");
        var named = Stream.of(body.has("room"), body.has("userId"), everyone.get());
        if (named.filter(it -> it).count() != 1) {
            body.refuse("room", "must be given, or else userId, or else everyone as true: exactly one of the three");
        }
        return () -> room.get() == null ? user.get() : room.get();
    }

    @GET
    @Path("/rooms/{room}")
    public Response room(@Auth SignedIn caller, @Context UriInfo uri) {
        var parameters = Parameters.of(uri);
        var room = parameters.text("room", Room::new);
        return Answers.of(parameters
                .check(() -> admin.count().inRoom(caller.caller(), room.get()))
                .map(size -> new Success(new RoomStats(size, true))));
    }

    @GET
    @Path("/connections")
    public Response connections(@Auth SignedIn caller) {
        return Answers.of(admin.count().connections(caller.caller()).map(count -> new Success(new Connections(count))));
    }
}
