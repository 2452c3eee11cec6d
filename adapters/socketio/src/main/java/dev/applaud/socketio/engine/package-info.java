/// Engine.IO protocol 4 on Jetty's core handlers: sessions over long-polling and WebSocket, the upgrade between them,
/// heartbeats, and closing. Knows nothing of Socket.IO.
@NullMarked
package dev.applaud.socketio.engine;

import org.jspecify.annotations.NullMarked;
