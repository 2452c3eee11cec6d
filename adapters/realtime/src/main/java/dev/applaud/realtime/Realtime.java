package dev.applaud.realtime;

import dev.applaud.realtime.event.AuthEvents;
import dev.applaud.realtime.event.Connection;
import dev.applaud.realtime.event.FeedEvents;
import dev.applaud.realtime.event.LivestreamEvents;
import dev.applaud.realtime.event.Router;
import dev.applaud.realtime.event.VideoEvents;
import dev.applaud.realtime.event.WatchEvents;
import dev.applaud.realtime.identity.SocketAuthentication;
import dev.applaud.realtime.identity.TokenWatch;
import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.Socket;

/// Everything that clients can send, and what answers it.
///
/// ```java
/// var broadcast = new SocketBroadcast(io.of("/"));
/// var audience = new SocketAudience(io.of("/"), RoomCounts.ALONE);
/// var useCases = …; // over both
/// new Realtime(useCases, audience, surroundings, settings).install(io.of("/"));
/// ```
public final class Realtime {
    private final SocketAuthentication authentication;
    private final VideoEvents videos;
    private final FeedEvents feed;
    private final Router router;
    private final Surroundings surroundings;
    private final RealtimeSettings settings;

    public Realtime(UseCases useCases, SocketAudience audience, Surroundings surroundings, RealtimeSettings settings) {
        var clock = surroundings.clock();
        this.videos = new VideoEvents(useCases.enterVideo(), useCases.leaveVideo(), useCases.showTyping(), clock);
        var livestreams = new LivestreamEvents(audience, clock);
        var watching = new WatchEvents(useCases.trackWatching());
        var auth = new AuthEvents(useCases.authenticate(), clock);
        this.feed = new FeedEvents(useCases.announceContent(), audience.feedSubscriptions(), clock);
        this.authentication = new SocketAuthentication(useCases.authenticate(), surroundings.faults());
        this.surroundings = surroundings;
        this.settings = settings;
        this.router = new Router(surroundings.faults(), clock)
                .on("video:join", videos::join)
                .on("video:focus", videos::focus)
                .on("video:leave", videos::leave)
                .on("video:comment_typing", videos::typing)
                .on("video:watch_progress", watching::progress)
                .on("video:quality_change", watching::quality)
                .on("livestream:join", livestreams::join)
                .on("livestream:leave", livestreams::leave)
                .onBare("feed:subscribe", feed::subscribe)
                .onBare("feed:unsubscribe", feed::unsubscribe)
                .on("feed:new_content", feed::newContent)
                .on("auth:refresh", auth::refresh);
    }

    /// Before the namespace's first client.
    public void install(Namespace namespace) {
        namespace.use(authentication);
        namespace.onConnection(this::welcome);
    }

    private void welcome(Socket socket) {
        var clock = surroundings.clock();
        var tokenWatch = new TokenWatch(socket, clock, surroundings.timer(), settings.authGrace());
        var token = SocketAuthentication.tokenOf(socket);
        var connection = new Connection(socket, token, tokenWatch, surroundings.ids(), settings.maxRooms());
        router.attach(connection);
        socket.onDisconnect(reason -> {
            videos.forget(connection);
            feed.forget(connection);
            connection.end();
        });
    }
}
