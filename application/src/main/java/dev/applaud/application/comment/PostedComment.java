package dev.applaud.application.comment;

/// A comment just posted, and how many there are now.
public record PostedComment(ShownComment comment, long commentsCount) {}
