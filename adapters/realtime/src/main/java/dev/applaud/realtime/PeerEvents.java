package dev.applaud.realtime;

import dev.applaud.application.audience.VideoRooms;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.realtime.wire.PeerMessages;
import dev.applaud.socketio.cluster.ArrivalListener;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.protocol.Packet;
import java.util.Set;

/// Takes what other nodes tell of a video to the room of those who watch it here, which tells them each thing once and
/// in order. What is of another kind, or not as our nodes write it, goes to the sockets as it is.
public final class PeerEvents implements ArrivalListener {
    private final VideoRooms rooms;

    public PeerEvents(VideoRooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public boolean takes(Packet.Event event, BroadcastOptions options) {
        return event.args().size() == 1
                && PeerMessages.read(event.name(), event.args().getFirst())
                        .filter(it -> isToItsRoom(it, options))
                        .map(rooms::hear)
                        .orElse(false);
    }

    private static boolean isToItsRoom(InVideo event, BroadcastOptions options) {
        return options.rooms().equals(Set.of(Room.video(event.contentId()).name()));
    }
}
