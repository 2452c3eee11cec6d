package dev.applaud.redis;

import static java.util.Objects.requireNonNull;

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

/// One namespace of this server among those of the others, in any format.
final class RedisAdapter implements Adapter {
    private final LocalAdapter local;
    private final Format format;
    private final Publishers publishers;
    private final Subscribers subscribers;
    private final @Nullable StreamReader reader;
    private final Duration requestsTimeout;
    private final Requests requests;
    private final Map<Subscription, Subscriber.Listener> subscriptions;
    private final Interest interest;
    private final @Nullable Echoes echoes;
    private volatile boolean closed;

    RedisAdapter(LocalAdapter local, RedisCluster cluster) {
        this.local = local;
        this.requests = new Requests(cluster.uid());
        this.format = cluster.format(local.namespace(), interests());
        this.publishers = cluster.publishers();
        this.subscribers = cluster.subscribers();
        this.reader = cluster.reader();
        this.requestsTimeout = cluster.options().requestsTimeout();
        var inbox = new Inbox(local, requests, this::respond, cluster.options().metrics());
        this.subscriptions = inbox.listening(format.subscriptions());
        subscribers.subscribe(subscriptions);
        this.interest = new Interest(room -> inbox.listening(format.subscriptionsTo(room)), subscribers);
        if (format.separatesRooms()) {
            local.listen(interest);
        }
        this.echoes = format instanceof StreamsFormat streams ? echoes(streams, cluster) : null;
        if (reader != null && format instanceof StreamsFormat streams) {
            reader.listen(
                    local.namespace(),
                    new StreamInbox(streams, inbox, cluster.options().metrics(), echoes));
        }
    }

    private Format.Interests interests() {
        return new Format.Interests() {
            @Override
            public boolean hasRoom(String room) {
                return local.size(room) > 0;
            }

            @Override
            public boolean asked(String request) {
                return requests.contains(request);
            }
        };
    }

    private @Nullable Echoes echoes(StreamsFormat streams, RedisCluster cluster) {
        var store = new StreamStore(publishers, streams, cluster.values());
        return Echoes.of(local, streams, cluster, store).orElse(null);
    }

    // --- sending -----------------------------------------------------------------------------------------------

    /// Written before anybody gets it, as it may turn out that it cannot be.
    @Override
    public void broadcast(Packet.Event event, BroadcastOptions options) {
        if (echoes != null && !options.volatile_() && !closed) {
            echoes.broadcast(event, options);
            return;
        }
        var message = new Message.Broadcast(event, options);
        var written = format.write(message, null);
        local.broadcast(event, options);
        send(message.type(), written);
    }

    @Override
    public void broadcastElsewhere(Packet.Event event, BroadcastOptions options) {
        send(new Message.Broadcast(event, options));
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
        var written = format.write(message, null);
        local.broadcastWithAck(event, options, acks);
        send(message.type(), written);
    }

    @Override
    public void socketsJoin(BroadcastOptions options, Set<String> rooms) {
        local.socketsJoin(options, rooms);
        send(new Message.Join(options, rooms));
    }

    @Override
    public void socketsLeave(BroadcastOptions options, Set<String> rooms) {
        local.socketsLeave(options, rooms);
        send(new Message.Leave(options, rooms));
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, boolean close) {
        local.disconnectSockets(options, close);
        send(new Message.Disconnect(options, close));
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
        send(new Message.ServerSideEmit(null, event, args));
    }

    @Override
    public CompletableFuture<List<@Nullable Object>> serverSideEmitWithAck(
            String event, List<@Nullable Object> args, @Nullable Duration within) {
        if (closed) {
            return CompletableFuture.completedFuture(List.of());
        }
        var longest = within == null ? requestsTimeout : within;
        var answers = new Gathering<@Nullable Object>();
        var id = requests.open(longest, response -> {
            if (response instanceof Message.Answer(var _, var value)) {
                answers.add(value);
            }
        });
        return ask(new Message.ServerSideEmit(id, event, args), answers, longest)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(instead(failure, answers)));
    }

    private static Throwable instead(Throwable failure, Gathering<@Nullable Object> answers) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof TimeoutException ? new ResponsesMissingException(answers.soFar()) : failure;
    }

    private <T> CompletableFuture<List<T>> ask(Message message, Gathering<T> answers, Duration longest) {
        send(message);
        // If it fails, Redis is away: then nobody answers in time.
        var _ = serverCount().thenAccept(count -> answers.expect(count - 1));
        return answers.future().orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletableFuture<Integer> serverCount() {
        return closed
                ? CompletableFuture.completedFuture(1)
                : publishers.count(format.countServers()).thenApply(count -> Math.max(1, count));
    }

    @Override
    public void close() {
        closed = true;
        interest.close();
        subscribers.unsubscribe(subscriptions.keySet());
        if (echoes != null) {
            echoes.close();
        }
        if (reader != null) {
            reader.forget(local.namespace());
        }
    }

    // --- answering ---------------------------------------------------------------------------------------------

    private void respond(@Nullable String to, Message.Response response) {
        send(response.type(), format.write(response, to));
    }

    private void send(Message message) {
        send(message.type(), format.write(message, null));
    }

    private void send(MessageType type, Publication written) {
        if (!closed) {
            var _ = publishers.send(type, written);
        }
    }
}
