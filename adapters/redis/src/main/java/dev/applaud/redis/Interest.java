package dev.applaud.redis;

import static java.util.Objects.requireNonNull;

import dev.applaud.socketio.cluster.RoomListener;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/// Subscribes to the rooms of one namespace that have somebody here, where rooms have channels of their own. The last
/// [#MOST_LINGERING] that everybody has left are kept: people who swipe leave and come back all the time, and somebody
/// who comes to one of those misses nothing while Redis hears of it. So there are never more subscriptions than rooms
/// and these.
final class Interest implements RoomListener {
    static final int MOST_LINGERING = 1_000;

    private final Function<String, Map<Subscription, Subscriber.Listener>> subscriptionsTo;
    private final Subscribers subscribers;

    /// Guarded by this, as what follows: what is subscribed to for each room.
    private final Map<String, Set<Subscription>> heard = new HashMap<>();

    /// The one that was left the longest ago comes first.
    private final SequencedSet<String> lingering = new LinkedHashSet<>();

    Interest(Function<String, Map<Subscription, Subscriber.Listener>> subscriptionsTo, Subscribers subscribers) {
        this.subscriptionsTo = subscriptionsTo;
        this.subscribers = subscribers;
    }

    @Override
    public synchronized void roomCreated(String room) {
        if (!lingering.remove(room)) {
            var subscriptions = subscriptionsTo.apply(room);
            if (!subscriptions.isEmpty()) {
                heard.put(room, subscriptions.keySet());
                subscribers.subscribeForNow(subscriptions);
            }
        }
    }

    @Override
    public synchronized void roomDeleted(String room) {
        if (heard.containsKey(room)) {
            lingering.add(room);
            if (lingering.size() > MOST_LINGERING) {
                forget(lingering.removeFirst());
            }
        }
    }

    private void forget(String room) {
        subscribers.unsubscribe(requireNonNull(heard.remove(room)));
    }

    synchronized void close() {
        List.copyOf(heard.keySet()).forEach(this::forget);
        lingering.clear();
    }
}
