package dev.applaud.application.viewing;

import dev.applaud.application.Clock;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.viewing.PlayerState;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.Viewings;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchTime;

/// Keeps what a player reports: how far its viewer has come, and in which quality.
public final class TrackWatching {
    private final Viewings viewings;
    private final Clock clock;

    public TrackWatching(Viewings viewings, Clock clock) {
        this.viewings = viewings;
        this.clock = clock;
    }

    /// @return the viewing's progress as it is now, stored
    public Outcome<WatchProgress> progress(
            Caller caller, ViewingId viewing, ContentId id, WatchTime watchTime, boolean completed) {
        return viewings.track(new WatchProgress(viewing, id, caller.id(), watchTime, completed, clock.now()));
    }

    public Outcome<QualityChange> quality(Caller caller, ViewingId viewing, ContentId id, PlayerState state) {
        return viewings.track(new QualityChange(viewing, id, caller.id(), state, clock.now()));
    }
}
