/// WebSockets (RFC 6455) on Jetty's connections, from the answer to the upgrade on. Knows nothing of Engine.IO.
@NullMarked
package dev.applaud.socketio.websocket;

import org.jspecify.annotations.NullMarked;
