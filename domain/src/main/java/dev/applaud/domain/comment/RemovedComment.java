package dev.applaud.domain.comment;

import dev.applaud.domain.engagement.Engagement;

/// What removing a comment did.
///
/// @param removed how many comments went: the comment itself and all replies below it
public record RemovedComment(long removed, Engagement engagement) {}
