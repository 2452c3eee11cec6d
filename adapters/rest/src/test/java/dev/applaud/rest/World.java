package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.NOW;

import dev.applaud.application.Clock;
import dev.applaud.application.Faults;
import dev.applaud.application.audience.CountAudience;
import dev.applaud.application.audience.RelayEvent;
import dev.applaud.application.comment.PostComment;
import dev.applaud.application.comment.ReadComments;
import dev.applaud.application.comment.RemoveComment;
import dev.applaud.application.content.AnnounceContent;
import dev.applaud.application.content.PublishContent;
import dev.applaud.application.content.ReadContent;
import dev.applaud.application.content.ReadFeed;
import dev.applaud.application.content.RemoveContent;
import dev.applaud.application.content.TellFollowers;
import dev.applaud.application.contract.Samples;
import dev.applaud.application.engagement.LikeContent;
import dev.applaud.application.engagement.RecordView;
import dev.applaud.application.engagement.ShareContent;
import dev.applaud.application.fake.FixedAudience;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.identity.Authenticate;
import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.application.people.FollowCreator;
import dev.applaud.application.people.ReadFollows;
import dev.applaud.application.viewing.ReadAnalytics;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.OtherNodes;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.rest.http.HttpErrors;
import dev.applaud.rest.resource.UseCases;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// What the API under test stands on. Tests share it, so each uses ids of its own.
final class World {
    final InMemoryStorage storage = new InMemoryStorage();
    final RecordingBroadcast broadcast = new RecordingBroadcast();
    final Queue<String> faults = new ConcurrentLinkedQueue<>();

    final HttpErrors errors = new HttpErrors(faultsToLog());

    private final FixedAudience audience = new FixedAudience(Map.of(new Room("video_42"), 45L), 1234, Set.of());
    private final AtomicLong millis = new AtomicLong();
    private final Clock clock = new Clock(() -> NOW.plusMillis(millis.incrementAndGet()));

    /// Stands for a database out of reach.
    static final class Outage extends RuntimeException {}

    RestApi api(int maxBodyBytes) {
        return new RestApi(useCases(), faultsToLog(), maxBodyBytes);
    }

    private Faults faultsToLog() {
        return new Faults(
                Outage.class::isInstance,
                Samples::newId,
                (refusal, cause) -> faults.add(refusal.message() + ": " + cause.getMessage()));
    }

    private UseCases useCases() {
        return new UseCases(
                new Authenticate(World::verify, storage.profiles()),
                content(),
                engagement(),
                comments(),
                people(),
                admin());
    }

    /// A token is the id of its user; those below say of themselves what is wrong with them.
    private static Outcome<VerifiedToken> verify(String token) {
        return switch (token) {
            case "bad" -> Outcome.refused(new Refusal.TokenInvalid());
            case "expired" -> Outcome.refused(new Refusal.TokenExpired());
            case "outage" -> throw new Outage();
            case "bug" -> throw new IllegalStateException("SELECT secret FROM dev.applaud.Vault");
            case "worse" -> throw new StackOverflowError("SELECT secret FROM dev.applaud.Vault");
            default -> Outcome.done(new VerifiedToken(caller(token), NOW));
        };
    }

    private static Caller caller(String id) {
        var profile = new Profile(new UserId(id), "@" + id, "https://example.org/" + id + ".png", true);
        return new Caller(profile, id.startsWith("admin") ? Set.of("admin") : Set.of());
    }

    private UseCases.Content content() {
        var announce = new AnnounceContent(
                storage.contents(),
                new TellFollowers(storage.contents(), storage.profiles(), storage.follows(), audience, broadcast),
                OtherNodes.NONE,
                clock);
        return new UseCases.Content(
                new PublishContent(storage.contents(), announce, clock, Samples::newId),
                new ReadContent(storage.contents(), storage.engagements(), storage.profiles()),
                new RemoveContent(storage.contents(), broadcast, clock),
                new ReadAnalytics(storage.contents(), storage.engagements(), storage.viewings()));
    }

    private UseCases.Engagement engagement() {
        return new UseCases.Engagement(
                new LikeContent(storage.engagements(), broadcast, clock),
                new RecordView(storage.engagements(), broadcast, clock, Duration.ofHours(1)),
                new ShareContent(storage.engagements(), broadcast, clock));
    }

    private UseCases.Comments comments() {
        return new UseCases.Comments(
                new PostComment(storage.comments(), broadcast, clock, Samples::newId),
                new ReadComments(storage.contents(), storage.comments(), storage.profiles()),
                new RemoveComment(storage.contents(), storage.comments(), broadcast, clock));
    }

    private UseCases.People people() {
        return new UseCases.People(
                new FollowCreator(storage.profiles(), storage.follows(), clock),
                new ReadFollows(storage.profiles(), storage.follows()),
                new ReadFeed(storage.contents(), storage.engagements(), storage.profiles()));
    }

    private UseCases.Admin admin() {
        return new UseCases.Admin(new RelayEvent(storage.attempts(), broadcast, clock), new CountAudience(audience));
    }
}
