package dev.applaud.domain.engagement;

/// What recording a view did.
///
/// @param counted false when the viewer had been counted within the window already
/// @param engagement the tallies right after this change
public record ViewChange(boolean counted, Engagement engagement) {}
