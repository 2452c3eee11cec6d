package dev.applaud.realtime.event;

import dev.applaud.application.Clock;
import dev.applaud.application.Input;
import dev.applaud.application.content.AnnounceContent;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentType;
import dev.applaud.realtime.wire.Confirmations;

/// Hearing of new content by those whom one follows, and telling one's own followers.
public final class FeedEvents {
    private final AnnounceContent announceContent;
    private final FeedSubscriptions subscriptions;
    private final Clock clock;

    public FeedEvents(AnnounceContent announceContent, FeedSubscriptions subscriptions, Clock clock) {
        this.announceContent = announceContent;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    public Answer subscribe(Connection from) {
        if (!from.isInFeed()) {
            var user = from.caller().id();
            from.join(Room.feed(user));
            from.setInFeed(true);
            subscriptions.add(user);
        }
        return Answer.confirmed(Confirmations.feedSubscribed(clock.now()));
    }

    public Answer unsubscribe(Connection from) {
        forget(from);
        return Answer.confirmed(Confirmations.feedUnsubscribed(clock.now()));
    }

    public Outcome<Answer> newContent(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        // Followers are told the type under which the content was registered.
        input.optionalText("contentType", ContentType::new);
        return input.check(() -> announceContent
                .announce(from.caller(), id.get())
                .map(it -> Answer.confirmed(Confirmations.contentBroadcasted(it))));
    }

    /// Ends a subscription, be it that the client wants it or that it is gone.
    public void forget(Connection from) {
        if (from.isInFeed()) {
            var user = from.caller().id();
            subscriptions.remove(user);
            from.setInFeed(false);
            from.leave(Room.feed(user));
        }
    }
}
