package dev.applaud.realtime;

import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent;
import dev.applaud.domain.audience.RoomEvent.ContentAnnounced;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.audience.RoomEvent.Merged;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.domain.audience.RoomEvent.TallyChanged;
import dev.applaud.domain.audience.RoomEvent.UserTyping;
import dev.applaud.realtime.wire.RoomMessages;
import dev.applaud.socketio.BroadcastOperator;
import dev.applaud.socketio.Namespace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells rooms what happened, on this node or on the others; each event is encoded once for all its receivers.
///
/// Those who are behind get of each tally the newest count, of comments all, and hear of nobody's typing.
public final class SocketBroadcast implements Broadcast {
    private static final Logger LOG = LoggerFactory.getLogger(SocketBroadcast.class);

    private interface Way {
        void emit(BroadcastOperator to, String event, @Nullable Object body);
    }

    private final Namespace namespace;
    private final Way way;

    /// To those on this node.
    public SocketBroadcast(Namespace namespace) {
        this(namespace, (to, event, body) -> to.local().emit(event, body));
    }

    private SocketBroadcast(Namespace namespace, Way way) {
        this.namespace = namespace;
        this.way = way;
    }

    /// To those on all other nodes of the cluster, where [PeerEvents] are put in order.
    public static SocketBroadcast elsewhere(Namespace namespace) {
        return new SocketBroadcast(namespace, (to, event, body) -> to.emitElsewhere(event, body));
    }

    @Override
    public void publish(RoomEvent event) {
        try {
            var message = RoomMessages.of(event);
            way.emit(receivers(event), message.event(), message.body());
        } catch (RuntimeException | StackOverflowError fault) {
            LOG.error("Nobody was told: {}", event.getClass().getSimpleName(), fault);
        }
    }

    private BroadcastOperator receivers(RoomEvent event) {
        return switch (event) {
            case UserTyping it ->
                namespace
                        .to(Room.video(it.contentId()).name())
                        .except(Room.user(it.user().id()).name())
                        .volatile_();
            case TallyChanged it -> newest(it);
            case Merged it -> newest(it.newest());
            case InVideo it -> namespace.to(Room.video(it.contentId()).name());
            case ContentAnnounced it -> namespace.to(feeds(it));
            case Relayed(var room, var _, var _) -> room == null ? namespace.except() : namespace.to(room.name());
        };
    }

    /// Whoever is behind gets the newest count only.
    private BroadcastOperator newest(TallyChanged change) {
        var video = Room.video(change.contentId()).name();
        return namespace.to(video).state(video + " " + change.tally());
    }

    private static String[] feeds(ContentAnnounced event) {
        if (event.followers().isEmpty()) {
            // No room at all would mean everybody.
            throw new IllegalArgumentException("announced to no follower");
        }
        return event.followers().stream().map(it -> Room.feed(it).name()).toArray(String[]::new);
    }
}
