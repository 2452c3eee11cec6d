package dev.applaud.application.viewing;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.viewing.WatchStatistics;

/// What a creator is told of a content.
public record Analytics(ContentId contentId, Engagement engagement, WatchStatistics watching) {}
