package dev.applaud.bootstrap.sides;

import dev.applaud.application.Clock;
import dev.applaud.application.audience.CountAudience;
import dev.applaud.application.audience.EnterVideo;
import dev.applaud.application.audience.LeaveVideo;
import dev.applaud.application.audience.RelayEvent;
import dev.applaud.application.audience.ShowTyping;
import dev.applaud.application.audience.TypingThrottle;
import dev.applaud.application.audience.VideoRooms;
import dev.applaud.application.comment.PostComment;
import dev.applaud.application.comment.ReadComments;
import dev.applaud.application.comment.RemoveComment;
import dev.applaud.application.content.AnnounceContent;
import dev.applaud.application.content.PublishContent;
import dev.applaud.application.content.ReadContent;
import dev.applaud.application.content.ReadFeed;
import dev.applaud.application.content.RemoveContent;
import dev.applaud.application.content.TellFollowers;
import dev.applaud.application.engagement.LikeContent;
import dev.applaud.application.engagement.RecordView;
import dev.applaud.application.engagement.ShareContent;
import dev.applaud.application.identity.Authenticate;
import dev.applaud.application.people.FollowCreator;
import dev.applaud.application.people.ReadFollows;
import dev.applaud.application.viewing.ReadAnalytics;
import dev.applaud.application.viewing.TrackWatching;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.jdbi.JdbiStorage;
import dev.applaud.rest.resource.UseCases;
import java.time.Duration;
import java.util.function.Supplier;

/// Every use case, on one storage and for one audience.
public final class AllUseCases {
    private final JdbiStorage storage;
    private final Reach reach;
    private final Broadcast broadcast;
    private final Clock clock;
    private final Supplier<String> ids;

    public AllUseCases(JdbiStorage storage, Reach reach, Clock clock, Supplier<String> ids) {
        this.storage = storage;
        this.reach = reach;
        this.broadcast = reach.everywhere();
        this.clock = clock;
        this.ids = ids;
    }

    public dev.applaud.realtime.UseCases ofSockets(Authenticate authenticate, VideoRooms rooms, TypingThrottle typing) {
        return new dev.applaud.realtime.UseCases(
                authenticate,
                new EnterVideo(storage.engagements(), rooms),
                new LeaveVideo(rooms),
                new ShowTyping(storage.contents(), broadcast, typing, clock),
                announce(),
                new TrackWatching(storage.viewings(), clock));
    }

    /// @param uniqueWindow within it a viewer counts once; zero counts every view
    public UseCases ofRest(Authenticate authenticate, Duration uniqueWindow) {
        return new UseCases(
                authenticate,
                content(),
                engagement(uniqueWindow),
                comments(),
                people(),
                new UseCases.Admin(
                        new RelayEvent(storage.attempts(), broadcast, clock), new CountAudience(reach.audience())));
    }

    public UseCases.Content content() {
        return new UseCases.Content(
                new PublishContent(storage.contents(), announce(), clock, ids),
                new ReadContent(storage.contents(), storage.engagements(), storage.profiles()),
                new RemoveContent(storage.contents(), broadcast, clock),
                new ReadAnalytics(storage.contents(), storage.engagements(), storage.viewings()));
    }

    private UseCases.Engagement engagement(Duration uniqueWindow) {
        return new UseCases.Engagement(
                new LikeContent(storage.engagements(), broadcast, clock),
                new RecordView(storage.engagements(), broadcast, clock, uniqueWindow),
                new ShareContent(storage.engagements(), broadcast, clock));
    }

    private UseCases.Comments comments() {
        return new UseCases.Comments(
                new PostComment(storage.comments(), broadcast, clock, ids),
                new ReadComments(storage.contents(), storage.comments(), storage.profiles()),
                new RemoveComment(storage.contents(), storage.comments(), broadcast, clock));
    }

    public UseCases.People people() {
        return new UseCases.People(
                new FollowCreator(storage.profiles(), storage.follows(), clock),
                new ReadFollows(storage.profiles(), storage.follows()),
                new ReadFeed(storage.contents(), storage.engagements(), storage.profiles()));
    }

    private AnnounceContent announce() {
        return new AnnounceContent(storage.contents(), tellFollowers(), reach.otherNodes(), clock);
    }

    public TellFollowers tellFollowers() {
        return new TellFollowers(
                storage.contents(), storage.profiles(), storage.follows(), reach.audience(), reach.here());
    }
}
