package dev.applaud.domain.viewing;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;

/// A player changed its quality, or began or ceased to buffer.
public record QualityChange(ViewingId viewing, ContentId contentId, UserId viewer, PlayerState state, Instant at) {}
