package dev.applaud.realtime.live;

import dev.applaud.application.Clock;
import dev.applaud.application.Faults;
import dev.applaud.application.audience.Backstage;
import dev.applaud.application.audience.CatchUp;
import dev.applaud.application.audience.EnterVideo;
import dev.applaud.application.audience.LeaveVideo;
import dev.applaud.application.audience.RoomMeter;
import dev.applaud.application.audience.ShowTyping;
import dev.applaud.application.audience.TypingThrottle;
import dev.applaud.application.audience.VideoRooms;
import dev.applaud.application.content.AnnounceContent;
import dev.applaud.application.content.TellFollowers;
import dev.applaud.application.contract.Samples;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.ManualTimer;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.application.identity.Authenticate;
import dev.applaud.application.viewing.TrackWatching;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.people.Caller;
import dev.applaud.realtime.Realtime;
import dev.applaud.realtime.RealtimeSettings;
import dev.applaud.realtime.SocketAudience;
import dev.applaud.realtime.SocketBroadcast;
import dev.applaud.realtime.SocketOtherNodes;
import dev.applaud.realtime.Surroundings;
import dev.applaud.realtime.UseCases;
import dev.applaud.socketio.SocketIoOptions;
import dev.applaud.socketio.SocketIoServer;
import dev.applaud.socketio.cluster.RoomCounts;
import dev.applaud.socketio.http.SerialHttpConnectionFactory;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Applaud's events on a loopback port. Its time stands still unless told to go on.
public final class LiveServer implements AutoCloseable {
    private static final Duration TOKEN_LIFE = Duration.ofHours(12);

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final ManualTimer timer = new ManualTimer(clock);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final IssuedTokens tokens = new IssuedTokens(clock);
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final SocketIoServer io = new SocketIoServer(SocketIoOptions.defaults());
    private final SocketBroadcast broadcast = new SocketBroadcast(io.of("/"));
    private final SocketAudience audience = new SocketAudience(io.of("/"), RoomCounts.ALONE);
    private final Clock now = new Clock(clock);
    private final VideoRooms rooms = new VideoRooms(
            new Backstage(storage.comments(), audience, broadcast, now, timer, timer, 0, RoomMeter.NONE));
    private final CatchUp catchUp = new CatchUp(storage.engagements(), rooms, now);
    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty, 1, 1, new SerialHttpConnectionFactory());

    public LiveServer() {
        this(RealtimeSettings.DEFAULTS);
    }

    public LiveServer(RealtimeSettings settings) {
        var useCases = new UseCases(
                new Authenticate(tokens, storage.profiles()),
                new EnterVideo(new TroubledEngagements(storage.engagements()), rooms),
                new LeaveVideo(rooms),
                new ShowTyping(storage.contents(), rooms, new TypingThrottle(now), now),
                new AnnounceContent(
                        storage.contents(),
                        new TellFollowers(
                                storage.contents(), storage.profiles(), storage.follows(), audience, broadcast),
                        new SocketOtherNodes(io.of(SocketOtherNodes.NAMESPACE), () -> true),
                        now),
                new TrackWatching(storage.viewings(), now));
        var surroundings = new Surroundings(
                new Faults(
                        UncheckedIOException.class::isInstance, () -> "fault-1", (refusal, cause) -> faults.add(cause)),
                now,
                Samples::newId,
                timer);
        new Realtime(useCases, audience, surroundings, settings).install(io.of("/"));
        start();
    }

    private void start() {
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        jetty.insertHandler(io.handler());
        try {
            jetty.start();
        } catch (Exception e) {
            throw new AssertionError("The server did not start", e);
        }
    }

    @Override
    public void close() {
        io.close();
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new AssertionError("The server did not stop", e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /// A connected guest with a token of their own.
    public Guest connect(String user) {
        return connect(Samples.caller(user), TOKEN_LIFE);
    }

    public Guest connect(Caller caller, Duration tokenLife) {
        return Guest.connected(uri(), Map.of("token", token(caller, tokenLife)));
    }

    public RawGuest connectRaw(String user) {
        return RawGuest.connected(uri(), token(Samples.caller(user), TOKEN_LIFE));
    }

    public String token(Caller caller, Duration life) {
        return tokens.issue(caller, clock.instant().plus(life));
    }

    public Instant now() {
        return clock.instant();
    }

    /// What waited for this time has happened when it returns.
    public void advance(Duration time) {
        timer.advance(time);
    }

    public ManualTimer timer() {
        return timer;
    }

    public InMemoryStorage storage() {
        return storage;
    }

    public Broadcast broadcast() {
        return rooms;
    }

    /// How many videos are watched.
    public int watched() {
        return rooms.count();
    }

    /// Looks for what nobody told, and gives it the time to come by itself.
    public void catchUp() {
        catchUp.run();
        advance(Duration.ofMillis(200));
    }

    public SocketAudience audience() {
        return audience;
    }

    /// What was logged as our own fault.
    public List<Throwable> faults() {
        return faults;
    }
}
