package dev.applaud.redis;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.applaud.socketio.cluster.ClientAcks;
import dev.applaud.socketio.cluster.LocalAdapter;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does for one namespace what other servers and emitters want of this server. What cannot be understood is passed
/// over.
final class Inbox {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final LocalAdapter local;
    private final Requests requests;
    private final BiConsumer<@Nullable String, Message.Response> respond;
    private final RedisMetrics metrics;

    /// @param respond sends a response to whoever has that uid
    Inbox(
            LocalAdapter local,
            Requests requests,
            BiConsumer<@Nullable String, Message.Response> respond,
            RedisMetrics metrics) {
        this.local = local;
        this.requests = requests;
        this.respond = respond;
        this.metrics = metrics;
    }

    /// The same subscriptions, heard by this.
    Map<Subscription, Subscriber.Listener> listening(Map<Subscription, Format.Reading> to) {
        return to.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getKey, it -> (channel, message) -> {
            read(channel, message.length, () -> it.getValue().read(channel, message));
        }));
    }

    /// Reads one message; empty if there is nothing to do.
    interface Reading {
        Optional<Format.Received> read() throws MalformedPacketException;
    }

    /// Reads a message, and does what it wants.
    void read(String where, int bytes, Reading reading) {
        try {
            reading.read().ifPresent(it -> act(it.from(), it.message(), bytes));
        } catch (MalformedPacketException | IllegalArgumentException e) {
            metrics.malformed();
            log.debug("A message on {} is not understood: {}", where, e.getMessage());
        }
    }

    private void act(@Nullable String from, Message message, int bytes) {
        metrics.received(message.type(), bytes);
        switch (message) {
            case Message.Broadcast(var event, var to) -> local.broadcastArrived(event, to);
            case Message.BroadcastWithAck(var request, var event, var to) ->
                local.broadcastWithAck(event, to, acksTo(from, request));
            case Message.Join(var of, var rooms) -> local.socketsJoin(of, rooms);
            case Message.Leave(var of, var rooms) -> local.socketsLeave(of, rooms);
            case Message.Disconnect(var of, var close) -> local.disconnectSockets(of, close);
            case Message.Fetch(var request, var of) -> {
                var _ = local.fetchSockets(of)
                        .thenAccept(sockets -> respond.accept(from, new Message.Sockets(request, sockets)));
            }
            case Message.ListRooms(var request) -> respond.accept(from, new Message.RoomNames(request, local.rooms()));
            case Message.ServerSideEmit(var request, var event, var args) ->
                local.serverSideEmitted(
                        event,
                        args,
                        request == null ? null : value -> respond.accept(from, new Message.Answer(request, value)));
            case Message.Response response -> requests.answered(response);
        }
    }

    private ClientAcks acksTo(@Nullable String from, String request) {
        return new ClientAcks() {
            @Override
            public void clients(int count) {
                respond.accept(from, new Message.ClientCount(request, count));
            }

            @Override
            public void acknowledged(@Nullable Object value) {
                respond.accept(from, new Message.ClientAck(request, value));
            }
        };
    }
}
