@NullMarked
package dev.applaud.socketio.admin;

import org.jspecify.annotations.NullMarked;
