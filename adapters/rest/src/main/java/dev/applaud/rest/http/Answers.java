package dev.applaud.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.rest.http.Envelope.Success;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/// Outcomes as HTTP answers. What was done by an earlier attempt is answered as it was then.
public final class Answers {
    private Answers() {}

    public static Response of(Outcome<Success> outcome) {
        return of(Status.OK, outcome);
    }

    public static Response created(Outcome<Success> outcome) {
        return of(Status.CREATED, outcome);
    }

    private static Response of(Status done, Outcome<Success> outcome) {
        return switch (outcome) {
            case Outcome.Done<Success>(var success) ->
                Response.status(done).entity(success).build();
            case Outcome.Refused<Success>(Refusal.AlreadyDone(var answer)) ->
                Response.status(done).entity(answer.getBytes(UTF_8)).build();
            case Outcome.Refused<Success>(var refusal) -> refused(refusal);
        };
    }

    static Response refused(Refusal refusal) {
        var http = new HttpRefusal(refusal);
        var answer = Response.status(http.status()).entity(http.envelope());
        http.headers().forEach(answer::header);
        return answer.build();
    }
}
