/// A Socket.IO server for any Jetty 12 server: namespaces, sockets, rooms and broadcasts.
@NullMarked
package dev.applaud.socketio;

import org.jspecify.annotations.NullMarked;
