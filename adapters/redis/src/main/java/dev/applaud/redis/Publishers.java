package dev.applaud.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Sends each command to the server that has the slot of its key or channel; the rest to always the same one. What is
/// of one slot keeps its order.
final class Publishers implements AutoCloseable {
    private final SlotWatch watch;
    private final PerServer<Publisher> each;

    /// @param watch is closed with this
    Publishers(SlotWatch watch, ClusterOptions options) {
        this.watch = watch;
        this.each = new PerServer<>(watch.slots(), server -> new Publisher(server, options), Publisher::close);
        watch.listen(each::moved);
    }

    /// As [Publisher#send].
    CompletableFuture<Object> send(MessageType type, Publication publication) {
        return each.of(publication.key()).send(type, publication);
    }

    /// The number that is asked for; what is of no slot is counted at all servers.
    CompletableFuture<Integer> count(Publication question) {
        return question.key() != null
                ? each.of(question.key()).count(question)
                : each.all().stream()
                        .map(it -> it.count(question))
                        .reduce((some, more) -> some.thenCombine(more, Integer::sum))
                        .orElseThrow();
    }

    /// Whether all connections were there when they were last used.
    boolean isConnected() {
        return each.all().stream().allMatch(Publisher::isConnected);
    }

    void disconnectIfStuck(Duration longest) {
        each.all().forEach(it -> it.disconnectIfStuck(longest));
    }

    /// Sends what waits, for a second at most for each server.
    @Override
    public void close() {
        watch.close();
        each.all().forEach(Publisher::close);
    }
}
