package dev.applaud.rest.http;

import dev.applaud.application.Faults;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Set;
import java.util.TreeSet;

/// Turns whatever is thrown while a request is answered into an answer with an envelope: Jersey's own 404, 405 and
/// the like, and faults, of which the client is told nothing but an id.
///
/// Jersey asks the mapper whose type is closest, and of equals the one that was registered, before those that
/// Dropwizard binds. So there is one for each type that use cases may throw and Dropwizard has a mapper for, which
/// knows nothing of the envelope.
public sealed class FaultMapper<T extends Throwable> implements ExceptionMapper<T> {
    private final Faults faults;

    private FaultMapper(Faults faults) {
        this.faults = faults;
    }

    /// For everything.
    public static final class Any extends FaultMapper<Throwable> {
        public Any(Faults faults) {
            super(faults);
        }
    }

    /// For what Dropwizard would take for its own.
    public static final class IllegalState extends FaultMapper<IllegalStateException> {
        public IllegalState(Faults faults) {
            super(faults);
        }
    }

    @Override
    public Response toResponse(T thrown) {
        return switch (thrown) {
            case RefusedException refused -> Answers.refused(refused.refusal());
            case WebApplicationException jersey
            when jersey.getResponse().getStatus() < 500 -> answer(jersey.getResponse());
            default -> Answers.refused(faults.refusalOf(thrown));
        };
    }

    private static Response answer(Response jersey) {
        if (jersey.getStatus() < 400) {
            return jersey;
        }
        var answer = Answers.refused(HttpErrors.refusalOf(jersey.getStatus()));
        var allowed = jersey.getAllowedMethods();
        return allowed.isEmpty() ? answer : allowing(allowed, answer);
    }

    /// Jersey forgets that HEAD comes with GET.
    private static Response allowing(Set<String> allowed, Response answer) {
        var methods = new TreeSet<>(allowed);
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return Response.fromResponse(answer)
                .header(HttpHeaders.ALLOW, String.join(",", methods))
                .build();
    }
}
