/// The servers of a cluster on Redis, together with Node's, in the format of `@socket.io/redis-adapter`.
@NullMarked
package dev.applaud.redis;

import org.jspecify.annotations.NullMarked;
