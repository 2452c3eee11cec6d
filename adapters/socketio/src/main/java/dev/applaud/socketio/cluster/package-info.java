/// The seam between the servers of a cluster: what crosses it, and who has to carry it.
@NullMarked
package dev.applaud.socketio.cluster;

import org.jspecify.annotations.NullMarked;
