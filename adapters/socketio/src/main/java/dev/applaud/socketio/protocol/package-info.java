/// Socket.IO protocol 5: packets and their codecs, binary attachments included. Pure: no I/O, no threads, no Jetty.
@NullMarked
package dev.applaud.socketio.protocol;

import org.jspecify.annotations.NullMarked;
