package dev.applaud.bootstrap.sides;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import dev.applaud.application.Faults;
import dev.applaud.application.audience.TypingThrottle;
import dev.applaud.application.audience.VideoRooms;
import dev.applaud.application.content.TellFollowers;
import dev.applaud.bootstrap.metrics.SocketMeters;
import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.SocketIoSettings;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.realtime.PeerEvents;
import dev.applaud.realtime.Realtime;
import dev.applaud.realtime.RealtimeSettings;
import dev.applaud.realtime.SocketAudience;
import dev.applaud.realtime.SocketBroadcast;
import dev.applaud.realtime.SocketOtherNodes;
import dev.applaud.realtime.Surroundings;
import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.SocketIoOptions;
import dev.applaud.socketio.SocketIoServer;
import dev.applaud.socketio.admin.AdminNamespace;
import dev.applaud.socketio.engine.Cookie;
import dev.applaud.socketio.engine.CorsOptions;
import io.dropwizard.core.setup.Environment;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The side that people's sockets are connected to.
public final class SocketSide {
    private static final Logger log = LoggerFactory.getLogger(SocketSide.class);

    private final SocketIoServer io;
    private final SocketAudience audience;
    private final SocketOtherNodes otherNodes;
    private final RealtimeSettings settings;
    private final Duration drain;

    /// @param cluster makes each namespace one of several servers, or leaves it alone
    public SocketSide(ApplaudConfiguration settings, ClusterSide cluster, MetricRegistry metrics) {
        this.io = new SocketIoServer(options(settings.socketIo(), cluster, new SocketMeters(metrics)));
        settings.socketIo().admin().options().ifPresent(admin -> AdminNamespace.install(io, admin));
        this.audience = new SocketAudience(namespace(), cluster.counts(namespace()));
        this.otherNodes = new SocketOtherNodes(io.of(SocketOtherNodes.NAMESPACE), cluster::bringsAnswers);
        this.settings = new RealtimeSettings(
                settings.auth().expiryGrace().toJavaDuration(),
                settings.socketIo().maxRooms());
        this.drain = settings.socketIo().drain().toJavaDuration();
    }

    private static SocketIoOptions options(SocketIoSettings settings, ClusterSide cluster, SocketMeters meters) {
        return SocketIoOptions.builder()
                .adapter(cluster::adapter)
                .cors(CorsOptions.of(settings.origins(), settings.credentials()))
                .allowEio3(settings.allowEio3())
                .pingInterval(settings.pingInterval().toJavaDuration())
                .pingTimeout(settings.pingTimeout().toJavaDuration())
                .upgradeTimeout(settings.upgradeTimeout().toJavaDuration())
                .connectTimeout(settings.connectTimeout().toJavaDuration())
                .maxHttpBufferSize((int) settings.maxMessage().toBytes())
                .maxBufferedBytes(settings.maxBuffered().toBytes())
                .maxConnections(settings.maxConnections())
                .maxConnectionsPerAddress(settings.maxConnectionsPerAddress())
                .maxHandshakesPerSecond(settings.maxHandshakesPerSecond())
                .ioUring(settings.ioUring())
                .compressionThreshold((int) settings.compressFrom().toBytes())
                .cookie(settings.stickyCookie().isEmpty() ? null : Cookie.named(settings.stickyCookie()))
                .metrics(meters)
                .build();
    }

    private Namespace namespace() {
        return io.of("/");
    }

    /// To those on this node.
    public SocketBroadcast broadcast() {
        return new SocketBroadcast(namespace());
    }

    /// To those on all other nodes.
    public SocketBroadcast elsewhere() {
        return SocketBroadcast.elsewhere(namespace());
    }

    /// From now on what other nodes tell of videos goes through these rooms.
    public void hearPeers(VideoRooms rooms, TypingThrottle typing) {
        namespace().onArrival(new PeerEvents(rooms, typing));
    }

    public SocketAudience audience() {
        return audience;
    }

    /// Everybody on all nodes.
    ///
    /// @param everywhere tells those
    public Reach reach(Broadcast everywhere) {
        return new Reach(audience, broadcast(), everywhere, otherNodes);
    }

    /// From now on this node does what others ask of it.
    public void serveOtherNodes(TellFollowers followers, Faults faults) {
        otherNodes.serve(followers, faults);
    }

    public void install(dev.applaud.realtime.UseCases useCases, Surroundings surroundings, Environment environment) {
        new Realtime(useCases, audience, surroundings, settings).install(namespace());
        environment.lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                if (starting instanceof Server server) {
                    server.insertHandler(io.handler());
                }
            }

            // Jetty still serves everything until this returns.
            @Override
            public void lifeCycleStopping(LifeCycle stopping) {
                if (stopping instanceof Server) {
                    drain();
                }
            }
        });
        var health = new SocketHealth(io);
        environment.lifecycle().addServerLifecycleListener(health);
        environment.healthChecks().register("sockets", health);
        measure(environment.metrics());
    }

    /// From the first moment on the health check says that this node takes nobody any more.
    private void drain() {
        if (io.connections() > 0) {
            log.info("Applaud stops, and closes its connections over {} s: {}", drain.toSeconds(), io.connections());
        }
        io.drain(drain).join();
    }

    private void measure(MetricRegistry metrics) {
        metrics.registerGauge("socketio.connections", (Gauge<Integer>) io::connections);
        metrics.registerGauge("socketio.sockets", (Gauge<Integer>) namespace().sockets()::size);
        metrics.registerGauge("socketio.rooms", (Gauge<Integer>) namespace().rooms()::count);
    }
}
