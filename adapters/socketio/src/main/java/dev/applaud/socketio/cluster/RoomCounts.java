package dev.applaud.socketio.cluster;

/// How many sockets of one namespace the other servers have, as each of them told lately. Answers from memory; any
/// thread may ask.
public interface RoomCounts {
    /// For a server that is alone.
    RoomCounts ALONE = new RoomCounts() {
        @Override
        public int servers() {
            return 0;
        }

        @Override
        public long sockets() {
            return 0;
        }

        @Override
        public long inRoom(String room) {
            return 0;
        }
    };

    /// How many other servers have told.
    int servers();

    /// How many sockets they have.
    long sockets();

    /// How many of them are in that room. Rooms of single sockets are not counted.
    long inRoom(String room);
}
