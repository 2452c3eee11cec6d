/// Everything that hostile and broken clients might do, by the hundred thousand, and what must be left of it: nothing.
@NullMarked
package dev.applaud.socketio.fuzz;

import org.jspecify.annotations.NullMarked;
