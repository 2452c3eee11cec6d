package dev.applaud.redis;

import static java.util.Objects.requireNonNull;

import dev.applaud.redis.Subscriber.Subscription;
import dev.applaud.socketio.cluster.Adapter;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.cluster.ClientAcks;
import dev.applaud.socketio.cluster.LocalAdapter;
import dev.applaud.socketio.cluster.ResponsesMissingException;
import dev.applaud.socketio.cluster.SocketDetails;
import dev.applaud.socketio.protocol.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One namespace of this server among those of the others, in the classic format.
final class ClassicAdapter implements Adapter {
    private final LocalAdapter local;
    private final Channels channels;
    private final ClassicWriter writer;
    private final Publisher publisher;
    private final Subscriber subscriber;
    private final Duration requestsTimeout;
    private final Requests requests;
    private final Map<Subscription, Subscriber.Listener> subscriptions;
    private volatile boolean closed;

    ClassicAdapter(LocalAdapter local, RedisCluster cluster) {
        var options = cluster.options();
        this.local = local;
        this.channels = new Channels(options.prefix(), local.namespace());
        this.writer = new ClassicWriter(cluster.values(), cluster.uid());
        this.publisher = cluster.publisher();
        this.subscriber = cluster.subscriber();
        this.requestsTimeout = options.requestsTimeout();
        this.requests = new Requests(cluster.uid());
        var inbox = new ClassicInbox(local, channels, requests, this::respond, cluster);
        this.subscriptions = Map.of(
                new Subscription(channels.pattern(), true), inbox::broadcast,
                new Subscription(channels.requests(), false), inbox::request,
                new Subscription(channels.responses(), false), inbox::response,
                new Subscription(channels.responsesTo(cluster.uid()), false), inbox::response);
        subscriber.subscribe(subscriptions);
    }

    // --- sending -----------------------------------------------------------------------------------------------

    /// Written before anybody gets it, as it may turn out that it cannot be.
    @Override
    public void broadcast(Packet.Event event, BroadcastOptions options) {
        var message = new Message.Broadcast(event, options);
        var bytes = writer.write(message);
        local.broadcast(event, options);
        send(channels.broadcast(options.rooms()), message, bytes);
    }

    @Override
    public void broadcastElsewhere(Packet.Event event, BroadcastOptions options) {
        send(channels.broadcast(options.rooms()), new Message.Broadcast(event, options));
    }

    @Override
    public void broadcastWithAck(Packet.Event event, BroadcastOptions options, ClientAcks acks) {
        var longest = requireNonNull(options.timeout(), "a broadcast with acknowledgements needs a timeout");
        var id = requests.open(longest, response -> {
            switch (response) {
                case Message.ClientCount(var _, var count) -> acks.clients(count);
                case Message.ClientAck(var _, var value) -> acks.acknowledged(value);
                case Message.Sockets _, Message.RoomNames _, Message.Answer _ -> {} // not asked for
            }
        });
        var message = new Message.BroadcastWithAck(id, event, options);
        var bytes = writer.write(message);
        local.broadcastWithAck(event, options, acks);
        send(channels.requests(), message, bytes);
    }

    @Override
    public void socketsJoin(BroadcastOptions options, Set<String> rooms) {
        local.socketsJoin(options, rooms);
        send(channels.requests(), new Message.Join(options, rooms));
    }

    @Override
    public void socketsLeave(BroadcastOptions options, Set<String> rooms) {
        local.socketsLeave(options, rooms);
        send(channels.requests(), new Message.Leave(options, rooms));
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, boolean close) {
        local.disconnectSockets(options, close);
        send(channels.requests(), new Message.Disconnect(options, close));
    }

    @Override
    public CompletableFuture<List<SocketDetails>> fetchSockets(BroadcastOptions options) {
        var near = local.fetchSockets(options);
        if (closed) {
            return near;
        }
        var longest = options.timeout() == null ? requestsTimeout : options.timeout();
        var answers = new Gathering<List<SocketDetails>>();
        var id = requests.open(longest, response -> {
            if (response instanceof Message.Sockets(var _, var sockets)) {
                answers.add(sockets);
            }
        });
        return ask(new Message.Fetch(id, options), answers, longest).thenCombine(near, (far, here) -> {
            var all = new ArrayList<>(here);
            far.forEach(all::addAll);
            return all;
        });
    }

    @Override
    public void serverSideEmit(String event, List<@Nullable Object> args) {
        send(channels.requests(), new Message.ServerSideEmit(null, event, args));
    }

    @Override
    public CompletableFuture<List<@Nullable Object>> serverSideEmitWithAck(String event, List<@Nullable Object> args) {
        if (closed) {
            return CompletableFuture.completedFuture(List.of());
        }
        var answers = new Gathering<@Nullable Object>();
        var id = requests.open(requestsTimeout, response -> {
            if (response instanceof Message.Answer(var _, var value)) {
                answers.add(value);
            }
        });
        return ask(new Message.ServerSideEmit(id, event, args), answers, requestsTimeout)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(instead(failure, answers)));
    }

    private static Throwable instead(Throwable failure, Gathering<@Nullable Object> answers) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof TimeoutException ? new ResponsesMissingException(answers.soFar()) : failure;
    }

    private <T> CompletableFuture<List<T>> ask(Message message, Gathering<T> answers, Duration longest) {
        send(channels.requests(), message);
        // If it fails, Redis is away: then nobody answers in time.
        var _ = serverCount().thenAccept(count -> answers.expect(count - 1));
        return answers.future().orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletableFuture<Integer> serverCount() {
        return closed
                ? CompletableFuture.completedFuture(1)
                : publisher.subscribers(channels.requests()).thenApply(count -> Math.max(1, count));
    }

    @Override
    public void close() {
        closed = true;
        subscriber.unsubscribe(subscriptions.keySet());
    }

    // --- answering ---------------------------------------------------------------------------------------------

    private void respond(@Nullable String to, Message.Response response) {
        // Node's servers await answers to what they emitted on the common channel only.
        boolean direct = to != null && !(response instanceof Message.Answer);
        send(direct ? channels.responsesTo(requireNonNull(to)) : channels.responses(), response);
    }

    private void send(String channel, Message message) {
        send(channel, message, writer.write(message));
    }

    private void send(String channel, Message message, byte[] bytes) {
        if (!closed) {
            var _ = publisher.publish(message.type(), channel, bytes);
        }
    }
}
