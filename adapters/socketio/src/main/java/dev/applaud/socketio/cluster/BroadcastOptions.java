package dev.applaud.socketio.cluster;

import dev.applaud.socketio.engine.EventClass;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom an operation is meant for, and how an event travels.
///
/// @param rooms the union of these; empty: everybody in the namespace
/// @param except less those who are in one of these; a socket's id is a room
/// @param volatile_ whether to drop the event for those who cannot take it at once
/// @param state what the event tells the newest of, if it may take the place of one that somebody has not got yet; null
///     if it may not. Without meaning for a volatile one
/// @param compress whether the event may be compressed; false is a hint to leave that
/// @param timeout how long to wait for answers; null where none are expected, or for the adapter's own default
public record BroadcastOptions(
        Set<String> rooms,
        Set<String> except,
        boolean volatile_,
        @Nullable String state,
        boolean compress,
        @Nullable Duration timeout) {
    /// Everybody, without flags.
    public static final BroadcastOptions EVERYBODY = new BroadcastOptions(Set.of(), Set.of(), false, null, true, null);

    public BroadcastOptions {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }

    public BroadcastOptions to(Collection<String> more) {
        return new BroadcastOptions(union(rooms, more), except, volatile_, state, compress, timeout);
    }

    public BroadcastOptions except(Collection<String> more) {
        return new BroadcastOptions(rooms, union(except, more), volatile_, state, compress, timeout);
    }

    public BroadcastOptions onlyIfWritable() {
        return new BroadcastOptions(rooms, except, true, state, compress, timeout);
    }

    public BroadcastOptions state(String key) {
        return new BroadcastOptions(rooms, except, volatile_, key, compress, timeout);
    }

    public BroadcastOptions compress(boolean compressed) {
        return new BroadcastOptions(rooms, except, volatile_, state, compressed, timeout);
    }

    public BroadcastOptions timeout(Duration longest) {
        return new BroadcastOptions(rooms, except, volatile_, state, compress, longest);
    }

    /// What becomes of the event for those who cannot take it at once.
    public EventClass eventClass() {
        if (volatile_) {
            return EventClass.HINT;
        }
        return state == null ? EventClass.LOG : new EventClass.State(state);
    }

    private static Set<String> union(Set<String> some, Collection<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
