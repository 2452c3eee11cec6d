package dev.applaud.application.engagement;

import dev.applaud.application.Clock;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent.ViewCounted;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.engagement.View;
import dev.applaud.domain.engagement.ViewChange;
import dev.applaud.domain.people.Caller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Counts a view, by a user or by somebody unknown.
public final class RecordView {
    private final Engagements engagements;
    private final Broadcast broadcast;
    private final Clock clock;
    private final Duration uniqueWindow;

    /// @param uniqueWindow within it a viewer counts once; zero counts every view
    public RecordView(Engagements engagements, Broadcast broadcast, Clock clock, Duration uniqueWindow) {
        this.engagements = engagements;
        this.broadcast = broadcast;
        this.clock = clock;
        this.uniqueWindow = uniqueWindow;
    }

    /// @param caller null for somebody unknown
    /// @param address tells unknown viewers apart
    public Outcome<Engagement> record(@Nullable Caller caller, String address, ContentId id) {
        return record(caller, address, id, Attempt.unkeyed());
    }

    /// @param caller null for somebody unknown
    /// @param address tells unknown viewers apart
    public Outcome<Engagement> record(
            @Nullable Caller caller, String address, ContentId id, Attempt<Engagement> attempt) {
        var viewer =
                caller == null ? "address:" + address : "user:" + caller.id().value();
        var view = new View(id, viewer, clock.now(), uniqueWindow);
        return engagements
                .countView(view, attempt.before(ViewChange::engagement))
                .whenDone(change -> tell(view, change))
                .map(ViewChange::engagement);
    }

    private void tell(View view, ViewChange change) {
        if (change.counted()) {
            var engagement = change.engagement();
            broadcast.publish(new ViewCounted(view.contentId(), engagement.views(), engagement.version(), view.at()));
        }
    }
}
