package dev.applaud.socketio.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Waits for one answer of each other server.
final class Answers {
    private final int expected;
    private final List<Message> answers = new ArrayList<>();
    private final CompletableFuture<List<Message>> future = new CompletableFuture<>();

    Answers(int expected) {
        this.expected = expected;
        completeIfAllAreIn();
    }

    synchronized void add(Message answer) {
        answers.add(answer);
        completeIfAllAreIn();
    }

    private void completeIfAllAreIn() {
        if (answers.size() == expected) {
            future.complete(soFar());
        }
    }

    synchronized List<Message> soFar() {
        return new ArrayList<>(answers);
    }

    CompletableFuture<List<Message>> within(Duration timeout, Supplier<Exception> otherwise) {
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> future.completeExceptionally(otherwise.get()));
        return future;
    }
}
