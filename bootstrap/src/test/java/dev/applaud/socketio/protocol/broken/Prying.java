package dev.applaud.socketio.protocol.broken;

import org.eclipse.jetty.server.Server;

/// A codec that knows the network.
record Prying(Server server) {}
