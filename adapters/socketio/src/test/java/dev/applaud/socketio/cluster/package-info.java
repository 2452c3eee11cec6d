/// What every adapter has to keep, and one that links servers within one JVM.
@NullMarked
package dev.applaud.socketio.cluster;

import org.jspecify.annotations.NullMarked;
