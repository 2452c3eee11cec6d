package dev.applaud.socketio.cluster;

import static java.util.Objects.requireNonNull;

import dev.applaud.socketio.protocol.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One namespace of one of several servers that pass each other messages: the proof that the seam carries all it must.
final class LinkedAdapter implements Adapter {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Link link;
    private final LocalAdapter local;
    private final AtomicInteger nextRequest = new AtomicInteger();
    private final Map<Integer, Consumer<Message>> requests = new ConcurrentHashMap<>();

    LinkedAdapter(Link link, LocalAdapter local) {
        this.link = link;
        this.local = local;
    }

    String namespace() {
        return local.namespace();
    }

    // --- sending -----------------------------------------------------------------------------------------------

    @Override
    public void broadcast(Packet.Event event, BroadcastOptions options) {
        local.broadcast(event, options);
        broadcastElsewhere(event, options);
    }

    @Override
    public void broadcastElsewhere(Packet.Event event, BroadcastOptions options) {
        link.send(this, new Message.Broadcast(event, options));
    }

    @Override
    public void broadcastWithAck(Packet.Event event, BroadcastOptions options, ClientAcks acks) {
        local.broadcastWithAck(event, options, acks);
        int request = request(answer -> {
            switch (answer) {
                case Message.ClientCount(var _, var count) -> acks.clients(count);
                case Message.ClientAck(var _, var value) -> acks.acknowledged(value);
                default -> throw new AssertionError(answer);
            }
        });
        link.send(this, new Message.BroadcastWithAck(request, event, options));
        CompletableFuture.delayedExecutor(requireNonNull(options.timeout()).toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> requests.remove(request));
    }

    private int request(Consumer<Message> listener) {
        int request = nextRequest.getAndIncrement();
        requests.put(request, listener);
        return request;
    }

    @Override
    public void socketsJoin(BroadcastOptions options, Set<String> rooms) {
        local.socketsJoin(options, rooms);
        link.send(this, new Message.Join(options, rooms));
    }

    @Override
    public void socketsLeave(BroadcastOptions options, Set<String> rooms) {
        local.socketsLeave(options, rooms);
        link.send(this, new Message.Leave(options, rooms));
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, boolean close) {
        local.disconnectSockets(options, close);
        link.send(this, new Message.Disconnect(options, close));
    }

    @Override
    public CompletableFuture<List<SocketDetails>> fetchSockets(BroadcastOptions options) {
        var answers = new Answers(others());
        link.send(this, new Message.Fetch(request(answers::add), options));
        var timeout = options.timeout() == null ? TIMEOUT : options.timeout();
        return answers.within(timeout, TimeoutException::new).thenCombine(local.fetchSockets(options), (far, near) -> {
            var all = new ArrayList<>(near);
            far.forEach(answer -> all.addAll(((Message.Sockets) answer).sockets()));
            return all;
        });
    }

    @Override
    public void serverSideEmit(String event, List<@Nullable Object> args) {
        link.send(this, new Message.ServerSideEmit(null, event, args));
    }

    @Override
    public CompletableFuture<List<@Nullable Object>> serverSideEmitWithAck(
            String event, List<@Nullable Object> args, @Nullable Duration longest) {
        var answers = new Answers(others());
        link.send(this, new Message.ServerSideEmit(request(answers::add), event, args));
        return answers.within(
                        longest == null ? TIMEOUT : longest,
                        () -> new ResponsesMissingException(values(answers.soFar())))
                .thenApply(LinkedAdapter::values);
    }

    private static List<@Nullable Object> values(List<Message> answers) {
        var values = new ArrayList<@Nullable Object>();
        answers.forEach(answer -> values.add(((Message.Answer) answer).value()));
        return values;
    }

    @Override
    public CompletableFuture<Integer> serverCount() {
        return CompletableFuture.completedFuture(1 + others());
    }

    private int others() {
        return link.size(namespace()) - 1;
    }

    @Override
    public void close() {
        link.remove(this);
    }

    // --- receiving ---------------------------------------------------------------------------------------------

    void received(LinkedAdapter from, Message message) {
        switch (message) {
            case Message.Broadcast(var event, var options) -> local.broadcastArrived(event, options);
            case Message.BroadcastWithAck(var request, var event, var options) ->
                local.broadcastWithAck(event, options, acksTo(from, request));
            case Message.Join(var options, var rooms) -> local.socketsJoin(options, rooms);
            case Message.Leave(var options, var rooms) -> local.socketsLeave(options, rooms);
            case Message.Disconnect(var options, var close) -> local.disconnectSockets(options, close);
            case Message.Fetch(var request, var options) ->
                link.reply(
                        this,
                        from,
                        new Message.Sockets(request, local.fetchSockets(options).join()));
            case Message.ServerSideEmit(var request, var event, var args) ->
                local.serverSideEmitted(
                        event,
                        args,
                        request == null ? null : value -> link.reply(this, from, new Message.Answer(request, value)));
            case Message.ClientCount(var request, var _) -> answered(request, message);
            case Message.ClientAck(var request, var _) -> answered(request, message);
            case Message.Sockets(var request, var _) -> answered(request, message);
            case Message.Answer(var request, var _) -> answered(request, message);
        }
    }

    private ClientAcks acksTo(LinkedAdapter from, int request) {
        return new ClientAcks() {
            @Override
            public void clients(int count) {
                link.reply(LinkedAdapter.this, from, new Message.ClientCount(request, count));
            }

            @Override
            public void acknowledged(@Nullable Object value) {
                link.reply(LinkedAdapter.this, from, new Message.ClientAck(request, value));
            }
        };
    }

    private void answered(int request, Message answer) {
        requests.getOrDefault(request, _ -> {}).accept(answer);
    }
}
