package dev.applaud.bootstrap.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.people.UserId;
import dev.applaud.redis.Emitter;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/// `emit <event>`: sends an event to the clients of all nodes, over Redis.
public final class EmitCommand extends ApplaudCommand {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 5;

    public EmitCommand(PrintStream out) {
        super("emit", "Sends an event to everyone, to a room or to a user, on all nodes and servers on the Redis", out);
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("event").type(Parsed.by(EventName::new)).help("the event's name");
        parser.addArgument("--data")
                .metavar("JSON")
                .type(Parsed.by(EmitCommand::json))
                .help("what comes with it");
        var receivers = parser.addMutuallyExclusiveGroup();
        receivers
                .addArgument("--room")
                .metavar("ROOM")
                .type(Parsed.by(Room::new))
                .help("who is in this room, such as video_123");
        receivers
                .addArgument("--user")
                .metavar("USER")
                .type(Parsed.by(user -> Room.user(new UserId(user))))
                .help("all connections of this user");
    }

    private static Object json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("must be JSON", e);
        }
    }

    @Override
    Outcome<Answer> answer(Namespace arguments, ApplaudConfiguration settings) throws InterruptedException {
        if (settings.redis().isAlone()) {
            throw new Unusable("There is no Redis to send over: set redis.host (REDIS_HOST).");
        }
        EventName event = arguments.get("event");
        @Nullable Room room = arguments.get("room") == null ? arguments.get("user") : arguments.get("room");
        var options = settings.redis().options();
        var server = settings.redis().server();
        try (var everyone = Emitter.open(server, options)) {
            var emitter = room == null ? everyone : everyone.to(room.name());
            emitter.emit(event.value(), arguments.<@Nullable Object>get("data"))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unusable("Redis at %s did not take it.".formatted(server), e);
        }
        var receivers = room == null ? "everyone" : room.name();
        return Outcome.done(new Answer(
                Map.of("event", event.value(), "to", receivers), "Sent %s to %s.".formatted(event.value(), receivers)));
    }
}
