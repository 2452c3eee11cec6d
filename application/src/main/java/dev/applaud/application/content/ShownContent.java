package dev.applaud.application.content;

import dev.applaud.domain.content.Content;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.Profile;

/// A content as somebody sees it.
///
/// @param isLiked whether the one who looks likes it; false for somebody unknown
public record ShownContent(Content content, Profile creator, Engagement engagement, boolean isLiked) {}
