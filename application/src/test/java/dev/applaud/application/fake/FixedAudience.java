package dev.applaud.application.fake;

import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.people.UserId;
import java.util.Map;
import java.util.Set;

/// An audience that neither comes nor goes.
public record FixedAudience(Map<Room, Long> sizes, long connections, Set<UserId> feedSubscribers) implements Audience {
    public FixedAudience {
        sizes = Map.copyOf(sizes);
        feedSubscribers = Set.copyOf(feedSubscribers);
    }

    public static FixedAudience nobody() {
        return new FixedAudience(Map.of(), 0, Set.of());
    }

    public static FixedAudience subscribedToFeeds(UserId... users) {
        return new FixedAudience(Map.of(), users.length, Set.of(users));
    }

    @Override
    public long size(Room room) {
        return sizes.getOrDefault(room, 0L);
    }
}
