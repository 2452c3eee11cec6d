package dev.applaud.benchmarks;

import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.people.UserId;
import java.util.Set;

/// An audience of nobody but subscribers to feeds.
record Subscribed(Set<UserId> feedSubscribers) implements Audience {
    @Override
    public long size(Room room) {
        return 0;
    }

    @Override
    public long connections() {
        return feedSubscribers.size();
    }
}
