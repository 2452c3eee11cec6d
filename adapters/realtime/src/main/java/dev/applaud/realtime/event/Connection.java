package dev.applaud.realtime.event;

import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.LivestreamId;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.people.Caller;
import dev.applaud.realtime.identity.TokenWatch;
import dev.applaud.realtime.wire.Message;
import dev.applaud.socketio.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/// One user on one socket, and what is remembered of them until they leave. For the socket's handlers only, which
/// run one after another.
public final class Connection {
    private final Socket socket;
    private final TokenWatch tokenWatch;
    private final Watching watching;
    private final Set<LivestreamId> livestreams = new HashSet<>();
    private final int maxRooms;
    private Caller caller;
    private boolean inFeed;

    /// @param ids makes the ids of viewings
    /// @param maxRooms how many videos and live streams together may be joined
    public Connection(Socket socket, VerifiedToken token, TokenWatch tokenWatch, Supplier<String> ids, int maxRooms) {
        this.socket = socket;
        this.tokenWatch = tokenWatch;
        this.watching = new Watching(ids);
        this.maxRooms = maxRooms;
        this.caller = token.caller();
        tokenWatch.watch(token.expiresAt());
    }

    Socket socket() {
        return socket;
    }

    Caller caller() {
        return caller;
    }

    Watching watching() {
        return watching;
    }

    Set<LivestreamId> livestreams() {
        return livestreams;
    }

    boolean isInFeed() {
        return inFeed;
    }

    void setInFeed(boolean inFeed) {
        this.inFeed = inFeed;
    }

    boolean isFull() {
        return watching.count() + livestreams.size() >= maxRooms;
    }

    /// @param field the one that names the room
    Refusal tooManyRooms(String field) {
        return new Refusal.Invalid(
                field, "is one too many: a connection may be in " + maxRooms + " videos and live streams at a time");
    }

    void join(Room room) {
        socket.join(room.name());
    }

    void leave(Room room) {
        socket.leave(room.name());
    }

    void emit(Message message) {
        socket.emit(message.event(), message.body());
    }

    /// From now on the user is who the newer token says.
    void renew(VerifiedToken token) {
        caller = token.caller();
        tokenWatch.watch(token.expiresAt());
    }

    /// After the disconnect; the socket has left its rooms by itself.
    public void end() {
        tokenWatch.stop();
    }
}
