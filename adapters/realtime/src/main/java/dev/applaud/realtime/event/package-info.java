/// What a client may send, and the one way in which each event is read, carried out and answered.
@NullMarked
package dev.applaud.realtime.event;

import org.jspecify.annotations.NullMarked;
