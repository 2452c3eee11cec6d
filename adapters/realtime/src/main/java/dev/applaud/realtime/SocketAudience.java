package dev.applaud.realtime;

import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.people.UserId;
import dev.applaud.realtime.event.FeedSubscriptions;
import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.cluster.RoomCounts;
import java.util.Set;

/// Who is connected, to this server and, as far as they tell, to others. Counts authenticated sockets, not open
/// connections. Those who subscribed to their feed are this server's only.
public final class SocketAudience implements Audience {
    private final Namespace namespace;
    private final RoomCounts elsewhere;
    private final FeedSubscriptions feedSubscriptions = new FeedSubscriptions();

    public SocketAudience(Namespace namespace, RoomCounts elsewhere) {
        this.namespace = namespace;
        this.elsewhere = elsewhere;
    }

    @Override
    public long size(Room room) {
        return (long) namespace.rooms().size(room.name()) + elsewhere.inRoom(room.name());
    }

    @Override
    public long connections() {
        return (long) namespace.sockets().size() + elsewhere.sockets();
    }

    @Override
    public Set<UserId> feedSubscribers() {
        return feedSubscriptions.users();
    }

    FeedSubscriptions feedSubscriptions() {
        return feedSubscriptions;
    }
}
