package dev.applaud.socketio.engine;

import org.eclipse.jetty.server.Request;

/// A request that was refused.
///
/// @param request not to be read from or kept
/// @param code one of Engine.IO's, 0 to 5
/// @param message what the client was told
public record ConnectionError(Request request, int code, String message) {}
