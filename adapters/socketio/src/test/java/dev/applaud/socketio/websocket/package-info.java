@NullMarked
package dev.applaud.socketio.websocket;

import org.jspecify.annotations.NullMarked;
