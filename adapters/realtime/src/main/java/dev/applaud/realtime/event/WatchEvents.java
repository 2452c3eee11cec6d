package dev.applaud.realtime.event;

import dev.applaud.application.Input;
import dev.applaud.application.viewing.TrackWatching;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.PlayerState;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.WatchTime;
import dev.applaud.realtime.wire.Confirmations;

/// What players report.
public final class WatchEvents {
    private final TrackWatching trackWatching;

    public WatchEvents(TrackWatching trackWatching) {
        this.trackWatching = trackWatching;
    }

    public Outcome<Answer> progress(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        var watchTime = input.number("watchTime", WatchTime::ofSeconds);
        var completed = input.flag("completed");
        return input.check(() -> {
            var viewing = from.watching().viewing(id.get());
            return trackWatching
                    .progress(from.caller(), viewing, id.get(), watchTime.get(), completed.get())
                    .map(it -> Answer.confirmed(Confirmations.progressTracked(it)));
        });
    }

    public Outcome<Answer> quality(Connection from, Input input) {
        var id = input.text("contentId", ContentId::new);
        var quality = input.text("quality", Quality::new);
        var buffering = input.flag("buffering");
        return input.check(() -> {
            var viewing = from.watching().viewing(id.get());
            return trackWatching
                    .quality(from.caller(), viewing, id.get(), new PlayerState(quality.get(), buffering.get()))
                    .map(it -> Answer.acknowledged(Confirmations.qualityTracked(it)));
        });
    }
}
