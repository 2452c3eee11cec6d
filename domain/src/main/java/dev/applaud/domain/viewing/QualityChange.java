package dev.applaud.domain.viewing;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;

/// A player changed its quality, or reported that it is buffering.
public record QualityChange(ContentId contentId, UserId viewer, Quality quality, boolean buffering, Instant at) {}
