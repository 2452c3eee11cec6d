package dev.applaud.socketio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.socketio.cluster.Adapter;
import dev.applaud.socketio.cluster.LocalAdapter;
import dev.applaud.socketio.engine.AllowRequest;
import dev.applaud.socketio.engine.Cookie;
import dev.applaud.socketio.engine.CorsOptions;
import dev.applaud.socketio.engine.EngineMetrics;
import dev.applaud.socketio.engine.EngineOptions;
import dev.applaud.socketio.protocol.Parser;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Settings of a [SocketIoServer]; [#builder] starts from the defaults. A value out of its range is refused with an
/// [IllegalArgumentException] that names it. Durations have millisecond precision.
///
/// @param path where the server answers, with both slashes; default `/socket.io/`
/// @param addTrailingSlash false if the path is answered without its last slash too, as clients with a setting of the
///     same name ask for it; default true
/// @param skippedConnectors names of Jetty connectors whose requests are passed on; default `admin`
/// @param transports how clients may connect, out of `polling` and `websocket`; default both
/// @param allowUpgrades whether a connection may move from polling to WebSocket; default true
/// @param allowEio3 whether clients that speak Engine.IO 3 are served too, such as those of Socket.IO 2; default false
/// @param pingInterval time between two heartbeats; default 25 s, range 10 ms to 1 h
/// @param pingTimeout how long the answer to a heartbeat may take; default 20 s, range 10 ms to 1 h
/// @param upgradeTimeout how long an upgrade to WebSocket may take; default 10 s, range 10 ms to 1 h
/// @param connectTimeout how long a connection may stay without a namespace; default 45 s, range 10 ms to 1 h
/// @param maxHttpBufferSize the largest POST body or WebSocket message, in bytes; default 1,000,000, from 1 KiB to 1
///     GiB
/// @param maxPacketsPerPayload most packets in one POST; default 10,000, from 1,000
/// @param maxAttachments most binary attachments of one packet; default 10, range 0 to 10,000
/// @param maxBufferedBytes most bytes that may wait for one client before it is disconnected; default 1 MiB, from 1 KiB
/// @param maxQueuedEvents most received events that may wait for the handlers of one client before reading from it
///     pauses; default 1,000, from 1
/// @param maxQueuedBytes most bytes, or characters of text, of such events before reading pauses; default 1 MiB, from 1
///     KiB
/// @param maxConnections most open connections; further handshakes are refused; default 1,000,000, from 1
/// @param maxConnectionsPerAddress most open connections of one network address; further handshakes are refused. Of an
///     IPv6 address the first 64 bits count; the machine's own addresses have no limit. Default 10,000, from 1
/// @param maxHandshakesPerSecond most connections that may be opened in a second, of which a second's worth may come at
///     once; further handshakes are refused, to come again later. 0 takes any number; default 10,000
/// @param maxNamespaces most namespaces that one connection may have joined; default 100, from 1
/// @param maxRooms most rooms that one socket may be in, its own not counted; default 10,000, from 1
/// @param maxPendingAcks most acknowledgements that one socket may owe; default 10,000, from 1
/// @param maxDynamicNamespaces most namespaces that clients may bring into being, see
///     [SocketIoServer#of(java.util.function.BiPredicate)]; default 1,000, from 1
/// @param cleanupEmptyChildNamespaces whether a namespace that clients brought into being goes with its last socket,
///     and with it what could be recovered; default false
/// @param connectionStateRecovery lets clients get back their sockets after a loss of connection; null, the default:
///     off
/// @param adapter makes each namespace's adapter out of the one for this server's sockets; default that one. Must not
///     block
/// @param compressionThreshold answers of polls are compressed by gzip or deflate, as the client accepts, from this
///     many bytes on; 0 compresses nothing; default 1024. WebSocket messages never are
/// @param cookie set with the first answer of a polling connection, for load balancers; default null: none
/// @param allowRequest asked whether a client may connect; default null: all may
/// @param cors from which origins browsers may connect; default only the server's own
/// @param ioUring whether large rooms are written to by Linux' io_uring, if it is there and the JVM was started with
///     `--add-opens java.base/sun.nio.ch=ALL-UNNAMED`; default true
/// @param serveClient whether browsers can load the client from below the path: `socket.io.js`, `socket.io.min.js`,
///     `socket.io.esm.min.js` and `socket.io.msgpack.min.js`, and their maps; default true
/// @param parser how packets travel; default JSON, as all clients do unless told otherwise
/// @param mapper writes what is emitted; default a plain Jackson mapper
/// @param metrics told about what happens; default nobody
public record SocketIoOptions(
        String path,
        boolean addTrailingSlash,
        Set<String> skippedConnectors,
        Set<String> transports,
        boolean allowUpgrades,
        boolean allowEio3,
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        Duration connectTimeout,
        int maxHttpBufferSize,
        int maxPacketsPerPayload,
        int maxAttachments,
        long maxBufferedBytes,
        int maxQueuedEvents,
        long maxQueuedBytes,
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxHandshakesPerSecond,
        int maxNamespaces,
        int maxRooms,
        int maxPendingAcks,
        int maxDynamicNamespaces,
        boolean cleanupEmptyChildNamespaces,
        @Nullable ConnectionStateRecovery connectionStateRecovery,
        Function<LocalAdapter, Adapter> adapter,
        int compressionThreshold,
        @Nullable Cookie cookie,
        @Nullable AllowRequest allowRequest,
        CorsOptions cors,
        boolean ioUring,
        boolean serveClient,
        Parser parser,
        ObjectMapper mapper,
        SocketIoMetrics metrics) {

    private static final List<String> TRANSPORTS = List.of("polling", "websocket");
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    public SocketIoOptions {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("path must start and end with a slash: " + path);
        }
        if (transports.isEmpty() || !TRANSPORTS.containsAll(transports)) {
            throw new IllegalArgumentException("transports must be some of " + TRANSPORTS + ": " + transports);
        }
        inRange("pingInterval", pingInterval);
        inRange("pingTimeout", pingTimeout);
        inRange("upgradeTimeout", upgradeTimeout);
        inRange("connectTimeout", connectTimeout);
        inRange("maxHttpBufferSize", maxHttpBufferSize, 1024, 1 << 30);
        inRange("maxPacketsPerPayload", maxPacketsPerPayload, 1000, Integer.MAX_VALUE);
        inRange("maxAttachments", maxAttachments, 0, 10_000);
        inRange("maxBufferedBytes", maxBufferedBytes, 1024, Long.MAX_VALUE);
        inRange("maxQueuedEvents", maxQueuedEvents, 1, Integer.MAX_VALUE);
        inRange("maxQueuedBytes", maxQueuedBytes, 1024, Long.MAX_VALUE);
        inRange("maxConnections", maxConnections, 1, Integer.MAX_VALUE);
        inRange("maxConnectionsPerAddress", maxConnectionsPerAddress, 1, Integer.MAX_VALUE);
        inRange("maxHandshakesPerSecond", maxHandshakesPerSecond, 0, 1_000_000);
        inRange("maxNamespaces", maxNamespaces, 1, Integer.MAX_VALUE);
        inRange("maxRooms", maxRooms, 1, Integer.MAX_VALUE);
        inRange("maxPendingAcks", maxPendingAcks, 1, Integer.MAX_VALUE);
        inRange("maxDynamicNamespaces", maxDynamicNamespaces, 1, Integer.MAX_VALUE);
        inRange("compressionThreshold", compressionThreshold, 0, Integer.MAX_VALUE);
        skippedConnectors = Set.copyOf(skippedConnectors);
        transports = Set.copyOf(transports);
    }

    private static void inRange(String name, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "%s must be between %s and %s: %s".formatted(name, SHORTEST, LONGEST, value));
        }
    }

    private static void inRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be between %d and %d: %d".formatted(name, least, most, value));
        }
    }

    EngineOptions engine(EngineMetrics told) {
        return new EngineOptions(
                path,
                addTrailingSlash,
                skippedConnectors,
                transports,
                allowUpgrades,
                allowEio3,
                pingInterval.toMillis(),
                pingTimeout.toMillis(),
                upgradeTimeout.toMillis(),
                maxHttpBufferSize,
                maxPacketsPerPayload,
                maxBufferedBytes,
                maxConnections,
                maxConnectionsPerAddress,
                maxHandshakesPerSecond,
                compressionThreshold,
                cookie,
                allowRequest,
                cors,
                told);
    }

    public static SocketIoOptions defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Collects settings; each method is described at the record's component of the same name.
    public static final class Builder {
        private String path = "/socket.io/";
        private boolean addTrailingSlash = true;
        private Set<String> skippedConnectors = Set.of("admin");
        private Set<String> transports = Set.copyOf(TRANSPORTS);
        private boolean allowUpgrades = true;
        private boolean allowEio3;
        private Duration pingInterval = Duration.ofSeconds(25);
        private Duration pingTimeout = Duration.ofSeconds(20);
        private Duration upgradeTimeout = Duration.ofSeconds(10);
        private Duration connectTimeout = Duration.ofSeconds(45);
        private int maxHttpBufferSize = 1_000_000;
        private int maxPacketsPerPayload = 10_000;
        private int maxAttachments = 10;
        private long maxBufferedBytes = 1 << 20;
        private int maxQueuedEvents = 1_000;
        private long maxQueuedBytes = 1 << 20;
        private int maxConnections = 1_000_000;
        private int maxConnectionsPerAddress = 10_000;
        private int maxHandshakesPerSecond = 10_000;
        private int maxNamespaces = 100;
        private int maxRooms = 10_000;
        private int maxPendingAcks = 10_000;
        private int maxDynamicNamespaces = 1_000;
        private boolean cleanupEmptyChildNamespaces;
        private @Nullable ConnectionStateRecovery connectionStateRecovery;
        private Function<LocalAdapter, Adapter> adapter = local -> local;
        private int compressionThreshold = 1024;
        private @Nullable Cookie cookie;
        private @Nullable AllowRequest allowRequest;
        private CorsOptions cors = CorsOptions.NONE;
        private boolean ioUring = true;
        private boolean serveClient = true;
        private Parser parser = Parser.JSON;
        private ObjectMapper mapper = new JsonMapper();
        private SocketIoMetrics metrics = SocketIoMetrics.NONE;

        private Builder() {}

        public Builder path(String path) {
            this.path = path;
            return this;
        }

        public Builder addTrailingSlash(boolean addTrailingSlash) {
            this.addTrailingSlash = addTrailingSlash;
            return this;
        }

        public Builder skippedConnectors(Set<String> skippedConnectors) {
            this.skippedConnectors = skippedConnectors;
            return this;
        }

        public Builder transports(Set<String> transports) {
            this.transports = transports;
            return this;
        }

        public Builder allowUpgrades(boolean allowUpgrades) {
            this.allowUpgrades = allowUpgrades;
            return this;
        }

        public Builder allowEio3(boolean allowEio3) {
            this.allowEio3 = allowEio3;
            return this;
        }

        public Builder pingInterval(Duration pingInterval) {
            this.pingInterval = pingInterval;
            return this;
        }

        public Builder pingTimeout(Duration pingTimeout) {
            this.pingTimeout = pingTimeout;
            return this;
        }

        public Builder upgradeTimeout(Duration upgradeTimeout) {
            this.upgradeTimeout = upgradeTimeout;
            return this;
        }

        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = connectTimeout;
            return this;
        }

        public Builder maxHttpBufferSize(int maxHttpBufferSize) {
            this.maxHttpBufferSize = maxHttpBufferSize;
            return this;
        }

        public Builder maxPacketsPerPayload(int maxPacketsPerPayload) {
            this.maxPacketsPerPayload = maxPacketsPerPayload;
            return this;
        }

        public Builder maxAttachments(int maxAttachments) {
            this.maxAttachments = maxAttachments;
            return this;
        }

        public Builder maxBufferedBytes(long maxBufferedBytes) {
            this.maxBufferedBytes = maxBufferedBytes;
            return this;
        }

        public Builder maxQueuedEvents(int maxQueuedEvents) {
            this.maxQueuedEvents = maxQueuedEvents;
            return this;
        }

        public Builder maxQueuedBytes(long maxQueuedBytes) {
            this.maxQueuedBytes = maxQueuedBytes;
            return this;
        }

        public Builder maxConnections(int maxConnections) {
            this.maxConnections = maxConnections;
            return this;
        }

        public Builder maxConnectionsPerAddress(int maxConnectionsPerAddress) {
            this.maxConnectionsPerAddress = maxConnectionsPerAddress;
            return this;
        }

        public Builder maxHandshakesPerSecond(int maxHandshakesPerSecond) {
            this.maxHandshakesPerSecond = maxHandshakesPerSecond;
            return this;
        }

        public Builder maxNamespaces(int maxNamespaces) {
            this.maxNamespaces = maxNamespaces;
            return this;
        }

        public Builder maxRooms(int maxRooms) {
            this.maxRooms = maxRooms;
            return this;
        }

        public Builder maxPendingAcks(int maxPendingAcks) {
            this.maxPendingAcks = maxPendingAcks;
            return this;
        }

        public Builder maxDynamicNamespaces(int maxDynamicNamespaces) {
            this.maxDynamicNamespaces = maxDynamicNamespaces;
            return this;
        }

        public Builder cleanupEmptyChildNamespaces(boolean cleanupEmptyChildNamespaces) {
            this.cleanupEmptyChildNamespaces = cleanupEmptyChildNamespaces;
            return this;
        }

        public Builder connectionStateRecovery(@Nullable ConnectionStateRecovery connectionStateRecovery) {
            this.connectionStateRecovery = connectionStateRecovery;
            return this;
        }

        public Builder adapter(Function<LocalAdapter, Adapter> adapter) {
            this.adapter = adapter;
            return this;
        }

        public Builder compressionThreshold(int compressionThreshold) {
            this.compressionThreshold = compressionThreshold;
            return this;
        }

        public Builder cookie(@Nullable Cookie cookie) {
            this.cookie = cookie;
            return this;
        }

        public Builder allowRequest(@Nullable AllowRequest allowRequest) {
            this.allowRequest = allowRequest;
            return this;
        }

        public Builder cors(CorsOptions cors) {
            this.cors = cors;
            return this;
        }

        public Builder ioUring(boolean ioUring) {
            this.ioUring = ioUring;
            return this;
        }

        public Builder serveClient(boolean serveClient) {
            this.serveClient = serveClient;
            return this;
        }

        public Builder parser(Parser parser) {
            this.parser = parser;
            return this;
        }

        public Builder mapper(ObjectMapper mapper) {
            this.mapper = mapper;
            return this;
        }

        public Builder metrics(SocketIoMetrics metrics) {
            this.metrics = metrics;
            return this;
        }

        public SocketIoOptions build() {
            return new SocketIoOptions(
                    path,
                    addTrailingSlash,
                    skippedConnectors,
                    transports,
                    allowUpgrades,
                    allowEio3,
                    pingInterval,
                    pingTimeout,
                    upgradeTimeout,
                    connectTimeout,
                    maxHttpBufferSize,
                    maxPacketsPerPayload,
                    maxAttachments,
                    maxBufferedBytes,
                    maxQueuedEvents,
                    maxQueuedBytes,
                    maxConnections,
                    maxConnectionsPerAddress,
                    maxHandshakesPerSecond,
                    maxNamespaces,
                    maxRooms,
                    maxPendingAcks,
                    maxDynamicNamespaces,
                    cleanupEmptyChildNamespaces,
                    connectionStateRecovery,
                    adapter,
                    compressionThreshold,
                    cookie,
                    allowRequest,
                    cors,
                    ioUring,
                    serveClient,
                    parser,
                    mapper,
                    metrics);
        }
    }
}
