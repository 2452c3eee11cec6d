package dev.applaud.domain.comment;

/// A comment as lists show it.
public record ListedComment(Comment comment, long repliesCount) {}
