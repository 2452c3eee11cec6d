package dev.applaud.realtime.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.application.content.Announcement;
import dev.applaud.domain.audience.LivestreamId;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.WatchProgress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a client is told about its own doings: each event's name, and a record with exactly the fields of its JSON.
public final class Confirmations {
    private Confirmations() {}

    public static Message videoJoined(Standing it, Instant now) {
        return new Message("video:joined", VideoJoined.of(it, now));
    }

    public static Message videoLeft(ContentId id, Instant now) {
        return new Message("video:left", new VideoLeft(id.value(), Timestamps.of(now)));
    }

    public static Message livestreamJoined(LivestreamId id, long viewers, Instant now) {
        return new Message("livestream:joined", new LivestreamJoined(id.value(), viewers, Timestamps.of(now)));
    }

    public static Message livestreamLeft(LivestreamId id, Instant now) {
        return new Message("livestream:left", new LivestreamLeft(id.value(), Timestamps.of(now)));
    }

    public static Message feedSubscribed(Instant now) {
        return new Message("feed:subscribed", new Moment(Timestamps.of(now)));
    }

    public static Message feedUnsubscribed(Instant now) {
        return new Message("feed:unsubscribed", new Moment(Timestamps.of(now)));
    }

    public static Message contentBroadcasted(Announcement it) {
        return new Message(
                "feed:content_broadcasted",
                new ContentBroadcasted(it.contentId().value(), it.followersNotified(), Timestamps.of(it.timestamp())));
    }

    public static Message progressTracked(WatchProgress it) {
        return new Message("video:progress_tracked", ProgressTracked.of(it));
    }

    /// @param grace how long the connection stays open without a new token
    public static Message authExpired(Duration grace, Instant now) {
        return new Message("auth:expired", new AuthExpired(grace.toMillis() / 1000.0, Timestamps.of(now)));
    }

    public static Message authRefreshed(Instant expiresAt, Instant now) {
        return new Message("auth:refreshed", new AuthRefreshed(Timestamps.of(expiresAt), Timestamps.of(now)));
    }

    /// An acknowledgement only: the seed has no event for it.
    ///
    /// @param shown false when the others had been told a moment before
    public static Object typingShown(ContentId id, boolean shown, Instant now) {
        return new TypingShown(id.value(), shown, Timestamps.of(now));
    }

    /// An acknowledgement only: the seed has no event for it.
    public static Object qualityTracked(QualityChange it) {
        var state = it.state();
        return new QualityTracked(
                it.contentId().value(), state.quality().value(), state.buffering(), Timestamps.of(it.at()));
    }

    record VideoJoined(
            String contentId,
            long likesCount,
            long commentsCount,
            long viewsCount,
            long sharesCount,
            long viewers,
            long version,
            long seq,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean truncated,

            String timestamp) {
        static VideoJoined of(Standing it, Instant now) {
            var tallies = it.engagement();
            return new VideoJoined(
                    it.contentId().value(),
                    tallies.likes(),
                    tallies.comments(),
                    tallies.views(),
                    tallies.shares(),
                    it.viewers(),
                    tallies.version(),
                    tallies.seq(),
                    it.truncated() ? true : null,
                    Timestamps.of(now));
        }
    }

    record VideoLeft(String contentId, String timestamp) {}

    record LivestreamJoined(String livestreamId, long viewers, String timestamp) {}

    record LivestreamLeft(String livestreamId, String timestamp) {}

    record Moment(String timestamp) {}

    record ContentBroadcasted(String contentId, long followersNotified, String timestamp) {}

    record ProgressTracked(String contentId, double watchTime, boolean completed, String timestamp) {
        static ProgressTracked of(WatchProgress it) {
            return new ProgressTracked(
                    it.contentId().value(), it.watchTime().seconds(), it.completed(), Timestamps.of(it.at()));
        }
    }

    record AuthExpired(double graceSeconds, String timestamp) {}

    record AuthRefreshed(String expiresAt, String timestamp) {}

    record TypingShown(String contentId, boolean shown, String timestamp) {}

    record QualityTracked(String contentId, String quality, boolean buffering, String timestamp) {}
}
