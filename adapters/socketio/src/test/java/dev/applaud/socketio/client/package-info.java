/// Clients that speak the protocol by hand, and the server they speak to: what the tests of all layers share.
@NullMarked
package dev.applaud.socketio.client;

import org.jspecify.annotations.NullMarked;
