package dev.applaud.application.content;

import dev.applaud.domain.content.ContentId;
import java.time.Instant;

/// That followers were told of a content.
///
/// @param followersNotified how many followers had a feed subscription and were told
public record Announcement(ContentId contentId, long followersNotified, Instant timestamp) {}
