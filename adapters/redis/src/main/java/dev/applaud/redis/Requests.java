package dev.applaud.redis;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// What one namespace has asked other servers, each until its time is over.
final class Requests {
    private final Map<String, Consumer<Message.Response>> listeners = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private final String uid;

    Requests(String uid) {
        this.uid = uid;
    }

    /// @return its id, which no other server uses
    String open(Duration longest, Consumer<Message.Response> listener) {
        var id = uid + "-" + next.getAndIncrement();
        listeners.put(id, listener);
        CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> listeners.remove(id));
        return id;
    }

    boolean contains(String id) {
        return listeners.containsKey(id);
    }

    void answered(Message.Response response) {
        var listener = listeners.get(response.request());
        if (listener != null) {
            listener.accept(response);
        }
    }
}
