package dev.applaud.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Waits for one answer of each other server. How many there are may come out after the first answers.
final class Gathering<T> {
    private final CompletableFuture<List<T>> future = new CompletableFuture<>();

    /// Guarded by this, as what follows; -1 while it is not known.
    private int expected = -1;

    private final List<T> answers = new ArrayList<>();

    synchronized void expect(int others) {
        expected = others;
        completeIfAllAreIn();
    }

    synchronized void add(T answer) {
        answers.add(answer);
        completeIfAllAreIn();
    }

    private void completeIfAllAreIn() {
        if (expected >= 0 && answers.size() >= expected) {
            future.complete(soFar());
        }
    }

    synchronized List<T> soFar() {
        return new ArrayList<>(answers);
    }

    CompletableFuture<List<T>> future() {
        return future;
    }
}
