package dev.applaud.domain.engagement;

/// What a liking did.
///
/// @param changed false when the like was already as wanted; then nobody needs to be told
/// @param engagement the tallies right after this change
public record LikeChange(boolean isLiked, boolean changed, Engagement engagement) {}
