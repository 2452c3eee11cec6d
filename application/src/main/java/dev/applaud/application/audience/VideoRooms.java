package dev.applaud.application.audience;

import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The rooms of all videos that somebody watches on this node, and through them the way from what happens to who is
/// told. A room is there from its first visitor's coming to its last one's going; others cost nothing. Any thread.
///
/// It does not matter where an event comes from, nor how often: a room tells each once, in its place. So every node of
/// several gives what happens there to the others as it is, whoever watches where, and each puts it in order for its
// own.
public final class VideoRooms implements Broadcast {
    private final ConcurrentMap<ContentId, VideoRoom> rooms = new ConcurrentHashMap<>();
    private final Backstage backstage;
    private final Broadcast elsewhere;

    /// For a node that is alone.
    public VideoRooms(Backstage backstage) {
        this(backstage, _ -> {});
    }

    /// @param elsewhere tells the other nodes, and nobody here
    public VideoRooms(Backstage backstage, Broadcast elsewhere) {
        this.backstage = backstage;
        this.elsewhere = elsewhere;
    }

    /// What happened on this node.
    @Override
    public void publish(RoomEvent event) {
        if (event instanceof InVideo it) {
            hear(it);
        } else {
            backstage.broadcast().publish(event);
        }
        elsewhere.publish(event);
    }

    /// What happened anywhere, for those who watch on this node.
    ///
    /// @return false if nobody does
    public boolean hear(InVideo event) {
        var room = rooms.get(event.contentId());
        if (room != null) {
            room.hear(event);
        }
        return room != null;
    }

    /// How many rooms there are.
    public int count() {
        return rooms.size();
    }

    /// How many entries of comment logs wait for those before them.
    public int waiting() {
        return rooms.values().stream().mapToInt(VideoRoom::waiting).sum();
    }

    /// As a snapshot.
    Set<ContentId> watched() {
        return Set.copyOf(rooms.keySet());
    }

    /// What the storage says of a video.
    void see(ContentId id, Engagement now) {
        var room = rooms.get(id);
        if (room != null) {
            room.see(now);
        }
    }

    /// The room, with one visitor more.
    VideoRoom visit(ContentId id) {
        while (true) {
            var room = rooms.computeIfAbsent(id, it -> new VideoRoom(it, backstage));
            if (room.visit()) {
                return room;
            }
            rooms.remove(id, room);
        }
    }

    /// For one visitor, whose room is there until it has left.
    void leave(ContentId id) {
        var room = rooms.get(id);
        if (room != null && room.leave()) {
            rooms.remove(id, room);
        }
    }
}
