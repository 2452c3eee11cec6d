/// What the server wants of Jetty's HTTP, below all handlers.
@NullMarked
package dev.applaud.socketio.http;

import org.jspecify.annotations.NullMarked;
