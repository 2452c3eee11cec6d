package dev.applaud.realtime;

import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.people.UserId;
import dev.applaud.realtime.event.FeedSubscriptions;
import dev.applaud.socketio.Namespace;
import java.util.Set;

/// Who is connected to this server. Counts authenticated sockets, not open connections.
public final class SocketAudience implements Audience {
    private final Namespace namespace;
    private final FeedSubscriptions feedSubscriptions = new FeedSubscriptions();

    public SocketAudience(Namespace namespace) {
        this.namespace = namespace;
    }

    @Override
    public long size(Room room) {
        return namespace.rooms().size(room.name());
    }

    @Override
    public long connections() {
        return namespace.sockets().size();
    }

    @Override
    public Set<UserId> feedSubscribers() {
        return feedSubscriptions.users();
    }

    FeedSubscriptions feedSubscriptions() {
        return feedSubscriptions;
    }
}
