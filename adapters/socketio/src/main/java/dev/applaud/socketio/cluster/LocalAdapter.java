package dev.applaud.socketio.cluster;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The sockets of one namespace on this server: the whole adapter of a single node, and what an adapter for several
/// nodes calls for its own share and for what its peers have sent. A peer's broadcast is given to [#broadcast], a
/// request for sockets to [#fetchSockets], and so on; only what a peer emitted to the servers themselves has a method
/// of its own.
public interface LocalAdapter extends Adapter {
    /// The namespace's name, with the leading `/`.
    String namespace();

    /// The names of its rooms on this server, the sockets' own ones included.
    Set<String> rooms();

    /// Tells of rooms from now on.
    void listen(RoomListener listener);

    /// Raises what another server has emitted by [Adapter#serverSideEmit]. `answer` is called at most once, on any
    /// thread; it is null if no answer is wanted.
    void serverSideEmitted(String event, List<@Nullable Object> args, @Nullable Consumer<@Nullable Object> answer);
}
