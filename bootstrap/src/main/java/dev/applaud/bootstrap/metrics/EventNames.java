package dev.applaud.bootstrap.metrics;

import java.util.Set;

/// The events that are counted under their own names. Clients may send any name, and other back ends may have any
/// relayed, so all further ones share a name: else metrics would grow without bound.
final class EventNames {
    static final String OTHER = "other";

    private static final Set<String> KNOWN = Set.of(
            "auth:expired",
            "auth:refresh",
            "auth:refreshed",
            "error",
            "feed:content_broadcasted",
            "feed:new_content",
            "feed:refresh",
            "feed:subscribe",
            "feed:subscribed",
            "feed:unsubscribe",
            "feed:unsubscribed",
            "livestream:join",
            "livestream:joined",
            "livestream:leave",
            "livestream:left",
            "video:comment",
            "video:comment_deleted",
            "video:comment_typing",
            "video:focus",
            "video:join",
            "video:joined",
            "video:leave",
            "video:left",
            "video:like",
            "video:progress_tracked",
            "video:quality_change",
            "video:removed",
            "video:share",
            "video:user_typing",
            "video:view",
            "video:watch_progress");

    private EventNames() {}

    static String bounded(String event) {
        return KNOWN.contains(event) ? event : OTHER;
    }
}
