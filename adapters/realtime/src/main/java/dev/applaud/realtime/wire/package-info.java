/// The names and JSON fields of every event that the server sends.
@NullMarked
package dev.applaud.realtime.wire;

import org.jspecify.annotations.NullMarked;
