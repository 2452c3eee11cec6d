@NullMarked
package dev.applaud.socketio.http;

import org.jspecify.annotations.NullMarked;
