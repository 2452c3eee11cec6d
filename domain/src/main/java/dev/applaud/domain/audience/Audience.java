package dev.applaud.domain.audience;

import dev.applaud.domain.people.UserId;
import java.util.Set;

/// Who is connected at this moment.
public interface Audience {
    /// How many connections are in a room.
    long size(Room room);

    /// How many connections there are.
    long connections();

    /// Those with at least one connection that subscribed to their feed, as they come and go: a view to ask about some
    /// of many, without a copy.
    Set<UserId> feedSubscribers();
}
