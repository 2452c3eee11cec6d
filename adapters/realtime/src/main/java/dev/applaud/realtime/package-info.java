/// Applaud's events over Socket.IO: what clients send becomes calls of use cases, what happens becomes events in rooms.
@NullMarked
package dev.applaud.realtime;

import org.jspecify.annotations.NullMarked;
