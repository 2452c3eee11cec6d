package dev.applaud.bootstrap;

import dev.applaud.bootstrap.settings.Unusable;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says why a command failed, in one sentence for people. The stack trace of what nobody foresaw goes to the log.
final class Sentences {
    private static final Logger LOG = LoggerFactory.getLogger(Sentences.class);

    private Sentences() {}

    static String about(Throwable failure) {
        return find(failure, Unusable.class)
                .map(Unusable::sentence)
                .or(() -> find(failure, BindException.class).map(it -> takenPort(failure)))
                .orElseGet(() -> unforeseen(failure));
    }

    /// Jetty wraps a BindException in an IOException that names the address.
    private static String takenPort(Throwable failure) {
        var address = causes(failure)
                .map(it -> String.valueOf(it.getMessage()))
                .filter(it -> it.startsWith("Failed to bind to "))
                .findFirst()
                .map(it -> it.substring("Failed to bind to ".length()).replaceFirst("^/", ""))
                .orElse("its address");
        return "The server can't listen on %s, since something else does or it isn't this machine's: see server.applicationConnectors (PORT) and server.adminConnectors (ADMIN_PORT)."
                .formatted(address);
    }

    private static String unforeseen(Throwable failure) {
        LOG.error("Unforeseen failure", failure);
        return "This failed for a reason that nobody foresaw: %s.".formatted(failure);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        return causes(failure).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(20);
    }
}
