package dev.applaud.application.fake;

import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Videos' rooms, and the watchers who are in them. Any thread.
public final class Hall implements Broadcast, Audience {
    private final Map<ContentId, Set<Watcher>> rooms = new ConcurrentHashMap<>();

    void join(ContentId id, Watcher watcher) {
        rooms.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet()).add(watcher);
    }

    void leave(ContentId id, Watcher watcher) {
        rooms.getOrDefault(id, new HashSet<>()).remove(watcher);
    }

    boolean holds(ContentId id, Watcher watcher) {
        return rooms.getOrDefault(id, Set.of()).contains(watcher);
    }

    @Override
    public void publish(RoomEvent event) {
        if (event instanceof InVideo it) {
            rooms.getOrDefault(it.contentId(), Set.of()).forEach(watcher -> watcher.hear(it));
        }
    }

    @Override
    public long size(Room room) {
        return rooms.entrySet().stream()
                .filter(it -> Room.video(it.getKey()).equals(room))
                .mapToLong(it -> it.getValue().size())
                .sum();
    }

    @Override
    public long connections() {
        return 0;
    }

    @Override
    public Set<UserId> feedSubscribers() {
        return Set.of();
    }
}
