package dev.applaud.realtime;

import dev.applaud.application.audience.EnterVideo;
import dev.applaud.application.audience.LeaveVideo;
import dev.applaud.application.audience.ShowTyping;
import dev.applaud.application.content.AnnounceContent;
import dev.applaud.application.identity.Authenticate;
import dev.applaud.application.viewing.TrackWatching;

/// What clients can do by sending events.
public record UseCases(
        Authenticate authenticate,
        EnterVideo enterVideo,
        LeaveVideo leaveVideo,
        ShowTyping showTyping,
        AnnounceContent announceContent,
        TrackWatching trackWatching) {}
