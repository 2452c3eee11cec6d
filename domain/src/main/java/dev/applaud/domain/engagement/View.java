package dev.applaud.domain.engagement;

import dev.applaud.domain.content.ContentId;
import java.time.Duration;
import java.time.Instant;

/// Somebody looked at a content.
///
/// @param viewer tells viewers apart: a user, or the address of somebody unknown; cut at 128 characters
/// @param uniqueWindow a viewer counts once within it; zero counts every view
public record View(ContentId contentId, String viewer, Instant at, Duration uniqueWindow) {
    private static final int MAX_LENGTH = 128;

    public View {
        viewer = viewer.length() > MAX_LENGTH ? viewer.substring(0, MAX_LENGTH) : viewer;
    }
}
