package dev.applaud.application.audience;

import dev.applaud.application.Clock;
import dev.applaud.application.Timer;
import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.comment.Comments;

/// What rooms work with.
///
/// @param broadcast tells those who are in a room on this node
/// @param timer its tasks may wait for the database
/// @param alarm its tasks wait for nothing
/// @param mergeAbove how many changes of one tally a room is told in a second before they are merged; 0: never merged
public record Backstage(
        Comments comments,
        Audience audience,
        Broadcast broadcast,
        Clock clock,
        Timer timer,
        Timer alarm,
        int mergeAbove,
        RoomMeter meter) {}
