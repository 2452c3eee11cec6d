package dev.applaud.realtime;

import dev.applaud.application.audience.TypingThrottle;
import dev.applaud.application.audience.VideoRooms;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.audience.RoomEvent.UserTyping;
import dev.applaud.realtime.wire.PeerMessages;
import dev.applaud.socketio.cluster.ArrivalListener;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.protocol.Packet;
import java.util.Set;

/// Takes what other nodes tell of a video to the room of those who watch it here, which tells them each thing once and
/// in order. Of somebody's typing they hear no oftener than if it were here. What is of another kind, or not as our
/// nodes write it, goes to the sockets as it is.
public final class PeerEvents implements ArrivalListener {
    private final VideoRooms rooms;
    private final TypingThrottle typing;

    public PeerEvents(VideoRooms rooms, TypingThrottle typing) {
        this.rooms = rooms;
        this.typing = typing;
    }

    @Override
    public boolean takes(Packet.Event event, BroadcastOptions options) {
        return event.args().size() == 1
                && PeerMessages.read(event.name(), event.args().getFirst())
                        .filter(it -> isToItsRoom(it, options))
                        .map(this::takes)
                        .orElse(false);
    }

    private boolean takes(InVideo event) {
        return event instanceof UserTyping it ? !typing.passes(it.user().id(), it.contentId()) : rooms.hear(event);
    }

    private static boolean isToItsRoom(InVideo event, BroadcastOptions options) {
        return options.rooms().equals(Set.of(Room.video(event.contentId()).name()));
    }
}
