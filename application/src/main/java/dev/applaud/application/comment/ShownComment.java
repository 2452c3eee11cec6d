package dev.applaud.application.comment;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.people.Profile;

/// A comment as people see it.
public record ShownComment(Comment comment, Profile author, long repliesCount) {}
