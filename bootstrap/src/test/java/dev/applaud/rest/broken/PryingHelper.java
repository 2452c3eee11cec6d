package dev.applaud.rest.broken;

import dev.applaud.bootstrap.broken.Anything;
import io.dropwizard.core.Application;
import org.eclipse.jetty.server.Server;
import org.jdbi.v3.core.Jdbi;
import org.jose4j.jwt.JwtClaims;
import redis.clients.jedis.Connection;

/// A resource that knows everything, and a bag of a name.
public record PryingHelper(
        dev.applaud.jdbi.broken.Prying otherAdapter,
        Jdbi jdbi,
        JwtClaims claims,
        Server server,
        Application<?> application,
        Connection redis,
        Anything bootstrap) {}
