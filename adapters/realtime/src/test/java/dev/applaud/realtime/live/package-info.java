/// A real server on a random port, over storage in memory, and the guests that connect to it.
@NullMarked
package dev.applaud.realtime.live;

import org.jspecify.annotations.NullMarked;
