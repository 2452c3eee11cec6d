package dev.applaud.socketio.engine;

import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Decides whether a client may open a session; the requests of open sessions are not asked about. Called on a virtual
/// thread, so it may block. An exception refuses the request, and is logged.
@FunctionalInterface
public interface AllowRequest {
    /// Empty to let the client in, or what it is told with status 403 and code 4, customarily `Forbidden`. The request
    /// must not be read from or kept.
    Optional<String> refusal(Request request);
}
