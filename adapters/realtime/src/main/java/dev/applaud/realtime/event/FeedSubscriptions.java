package dev.applaud.realtime.event;

import dev.applaud.domain.people.UserId;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// On how many of their connections each user is subscribed to their feed. Any thread.
public final class FeedSubscriptions {
    private final ConcurrentMap<UserId, Integer> connections = new ConcurrentHashMap<>();
    private final Set<UserId> users = Collections.unmodifiableSet(connections.keySet());

    void add(UserId user) {
        connections.merge(user, 1, Integer::sum);
    }

    void remove(UserId user) {
        connections.computeIfPresent(user, (it, count) -> count == 1 ? null : count - 1);
    }

    /// As they come and go.
    public Set<UserId> users() {
        return users;
    }
}
