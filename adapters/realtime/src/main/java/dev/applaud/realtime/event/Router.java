package dev.applaud.realtime.event;

import dev.applaud.application.Clock;
import dev.applaud.application.Faults;
import dev.applaud.application.Input;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Outcome.Done;
import dev.applaud.domain.Outcome.Refused;
import dev.applaud.domain.Refusal;
import dev.applaud.realtime.wire.Verdicts;
import dev.applaud.socketio.Ack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Brings each event to what carries it out, and its answer back: confirmations first, then the acknowledgement.
/// A refusal goes into the acknowledgement, or without one into an `error` event. Whatever a client sends, its
/// connection stays.
///
/// Filled once, then shared by all connections.
public final class Router {
    private interface Reader {
        Outcome<Answer> read(Connection from, @Nullable Object payload);
    }

    private final Map<String, Reader> events = new HashMap<>();
    private final Faults faults;
    private final Clock clock;

    public Router(Faults faults, Clock clock) {
        this.faults = faults;
        this.clock = clock;
    }

    /// An event with a payload: one JSON object.
    public Router on(String event, ClientEvent handler) {
        events.put(event, (from, payload) -> handler.handle(from, new Input(payload)));
        return this;
    }

    /// An event that says it all by its name; an object that comes with it is not looked at.
    public Router onBare(String event, Function<Connection, Answer> handler) {
        events.put(event, (from, payload) -> new Input(payload == null ? Map.of() : payload)
                .check(() -> Outcome.done(handler.apply(from))));
        return this;
    }

    public void attach(Connection connection) {
        // One handler for all names: a table for each of many thousand sockets would be the same table each time.
        connection
                .socket()
                .onUnknown((event, args, ack) -> answer(connection, event, ack, carryOut(connection, event, args)));
    }

    private Outcome<Answer> carryOut(Connection from, String event, List<@Nullable Object> args) {
        var reader = events.get(event);
        if (reader == null) {
            return Outcome.refused(new Refusal.NotFound("Unknown event"));
        }
        if (args.size() > 1) {
            return Outcome.refused(new Refusal.Malformed("An event carries one JSON object and nothing after it"));
        }
        try {
            return reader.read(from, args.isEmpty() ? null : args.getFirst());
        } catch (RuntimeException fault) {
            return Outcome.refused(faults.refusalOf(fault));
        }
    }

    private void answer(Connection to, String event, Ack ack, Outcome<Answer> outcome) {
        switch (outcome) {
            case Done<Answer>(var answer) -> {
                answer.confirmations().forEach(to::emit);
                ack.send(Verdicts.success(answer.data()));
            }
            case Refused<Answer>(var refusal) when ack.isRequested() -> ack.send(Verdicts.failure(refusal));
            case Refused<Answer>(var refusal) -> to.emit(Verdicts.error(event, refusal, clock.now()));
        }
    }
}
