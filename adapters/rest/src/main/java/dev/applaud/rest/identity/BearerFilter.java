package dev.applaud.rest.identity;

import dev.applaud.application.identity.Authenticate;
import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.domain.Outcome;
import dev.applaud.rest.http.RefusedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// Finds out who asks, by the bearer token (RFC 6750 §2.1). Runs before any body is read, and only where a resource
/// wants to know.
///
/// Where that is optional, dropwizard-auth swallows what derives from WebApplicationException. So a missing token
/// throws one, and a bad token throws something else: it is never taken for none.
@Priority(Priorities.AUTHENTICATION)
public final class BearerFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer";

    private final Authenticate authenticate;

    public BearerFilter(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var token = tokenIn(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (token == null) {
            throw new NotAuthorizedException(SCHEME);
        }
        switch (authenticate.authenticate(token)) {
            case Outcome.Done<VerifiedToken>(var verified) ->
                request.setSecurityContext(new Bearer(new SignedIn(verified.caller()), request.getSecurityContext()));
            case Outcome.Refused<VerifiedToken>(var refusal) -> throw new RefusedException(refusal);
        }
    }

    private static @Nullable String tokenIn(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        var rest = authorization.substring(SCHEME.length());
        return rest.startsWith(" ") && !rest.isBlank() ? rest.strip() : null;
    }

    private record Bearer(SignedIn signedIn, SecurityContext connection) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return signedIn;
        }

        @Override
        public boolean isUserInRole(String role) {
            return signedIn.caller().roles().contains(role);
        }

        @Override
        public boolean isSecure() {
            return connection.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return SCHEME;
        }
    }
}
