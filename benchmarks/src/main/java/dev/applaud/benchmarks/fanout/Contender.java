package dev.applaud.benchmarks.fanout;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A line of the table: a server, and what makes it push events.
enum Contender {
    /// The very event that the peers push, relayed for another back end.
    APPLAUD_EMIT("Applaud, `POST /api/admin/emit`", Peer.APPLAUD),
    /// Counted in the database first.
    APPLAUD_SHARE("Applaud, `POST …/share`", Peer.APPLAUD),
    /// The one thing that clients say to each other by socket: hints, which may be dropped for those who are behind.
    APPLAUD_TYPING("Applaud, `video:comment_typing`", Peer.APPLAUD),
    NODE(Peer.NODE),
    NODE_UWS(Peer.NODE_UWS),
    UWS(Peer.UWS),
    NETTY(Peer.NETTY),
    /// Pushes what it is posted, as Applaud does.
    JETTY(Peer.JETTY),
    FLOOR(Peer.FLOOR);

    final String title;
    final Peer peer;

    Contender(Peer peer) {
        this(peer.title, peer);
    }

    Contender(String title, Peer peer) {
        this.title = title;
        this.peer = peer;
    }

    static List<Contender> on(Set<Peer> peers) {
        return Arrays.stream(values()).filter(it -> peers.contains(it.peer)).toList();
    }

    /// What it is asked to do with so many connections.
    Set<Load> loads(int connections) {
        var loads = this == APPLAUD_TYPING ? EnumSet.of(Load.ONE) : EnumSet.allOf(Load.class);
        loads.removeIf(it -> !it.isFor(connections));
        return loads;
    }
}
