package dev.applaud.redis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Subscribes to each channel at the server that has its slot, and anew where the slot has moved to; to channels of no
/// slot, and to patterns, at always the same server. What comes of one slot keeps its order. Thread-safe.
final class Subscribers implements AutoCloseable {
    private record Place(Subscriber at, Subscriber.Listener listener, boolean lasting) {}

    private final PerServer<Subscriber> each;

    /// Guarded by this.
    private final Map<Subscription, Place> places = new HashMap<>();

    /// @param first as for [Subscriber]: subscribed to at every server, each of which passes on to all others what is
    ///     sent to a channel of no slot
    Subscribers(
            SlotWatch watch,
            ClusterOptions options,
            Subscription first,
            Subscriber.Listener listener,
            Duration silence) {
        this.each = new PerServer<>(
                watch.slots(), server -> new Subscriber(server, options, first, listener, silence), Subscriber::close);
        watch.listen(this::moved);
    }

    /// Where a slot was, nothing is heard any more before it is heard elsewhere: nothing comes twice.
    private synchronized void moved(Slots slots) {
        each.moved(slots);
        places.replaceAll((subscription, place) -> {
            var there = each.of(subscription.key());
            if (there == place.at) {
                return place;
            }
            place.at.unsubscribe(Set.of(subscription));
            return subscribed(there, subscription, place.listener, place.lasting);
        });
    }

    private static Place subscribed(
            Subscriber at, Subscription subscription, Subscriber.Listener listener, boolean lasting) {
        if (lasting) {
            at.subscribe(Map.of(subscription, listener));
        } else {
            at.subscribeForNow(Map.of(subscription, listener));
        }
        return new Place(at, listener, lasting);
    }

    /// As [Subscriber#subscribe].
    synchronized void subscribe(Map<Subscription, Subscriber.Listener> more) {
        more.forEach((it, listener) -> places.put(it, subscribed(each.of(it.key()), it, listener, true)));
    }

    /// As [Subscriber#subscribeForNow].
    synchronized void subscribeForNow(Map<Subscription, Subscriber.Listener> more) {
        more.forEach((it, listener) -> places.put(it, subscribed(each.of(it.key()), it, listener, false)));
    }

    /// As [Subscriber#unsubscribe].
    synchronized void unsubscribe(Set<Subscription> less) {
        for (var subscription : less) {
            var place = places.remove(subscription);
            if (place != null) {
                place.at.unsubscribe(Set.of(subscription));
            }
        }
    }

    /// Whether Redis has confirmed everything that is wanted to last.
    boolean isSubscribed() {
        return each.all().stream().allMatch(Subscriber::isSubscribed);
    }

    @Override
    public void close() {
        each.all().forEach(Subscriber::close);
    }
}
