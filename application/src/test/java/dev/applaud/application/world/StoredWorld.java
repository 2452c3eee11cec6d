package dev.applaud.application.world;

import static java.util.stream.Collectors.joining;

import dev.applaud.application.Clock;
import dev.applaud.application.audience.Backstage;
import dev.applaud.application.audience.EnterVideo;
import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.application.audience.LeaveVideo;
import dev.applaud.application.audience.RoomMeter;
import dev.applaud.application.audience.VideoRooms;
import dev.applaud.application.comment.PostComment;
import dev.applaud.application.comment.ReadComments;
import dev.applaud.application.comment.RemoveComment;
import dev.applaud.application.comment.ShownComment;
import dev.applaud.application.content.AnnounceContent;
import dev.applaud.application.content.PublishContent;
import dev.applaud.application.content.ReadContent;
import dev.applaud.application.content.ReadFeed;
import dev.applaud.application.content.RemoveContent;
import dev.applaud.application.content.ShownContent;
import dev.applaud.application.content.TellFollowers;
import dev.applaud.application.contract.Crowd;
import dev.applaud.application.contract.Samples;
import dev.applaud.application.contract.Storage;
import dev.applaud.application.engagement.LikeContent;
import dev.applaud.application.engagement.RecordView;
import dev.applaud.application.engagement.ShareContent;
import dev.applaud.application.fake.FixedAudience;
import dev.applaud.application.fake.Hall;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.fake.Watcher;
import dev.applaud.application.people.FollowCreator;
import dev.applaud.application.people.ReadFollows;
import dev.applaud.application.viewing.ReadAnalytics;
import dev.applaud.application.viewing.TrackWatching;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.domain.audience.OtherNodes;
import dev.applaud.domain.audience.RoomEvent;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.audience.RoomEvent.CommentRemoved;
import dev.applaud.domain.audience.RoomEvent.ContentAnnounced;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.audience.RoomEvent.Logged;
import dev.applaud.domain.audience.RoomEvent.ShareCounted;
import dev.applaud.domain.audience.RoomEvent.ViewCounted;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The use cases over a storage, which may hold other things: all names get a prefix there that nobody else uses.
final class StoredWorld implements World {
    private final String prefix = Samples.newId() + ":";
    private final Hall hall = new Hall();
    private final ContentType video = new ContentType("video");
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final PublishContent publish;
    private final RemoveContent remove;
    private final ReadContent read;
    private final AnnounceContent announce;
    private final LikeContent like;
    private final RecordView view;
    private final ShareContent share;
    private final PostComment post;
    private final RemoveComment removeComment;
    private final ReadComments comments;
    private final TrackWatching watch;
    private final ReadAnalytics analytics;
    private final FollowCreator follow;
    private final ReadFollows follows;
    private final ReadFeed feed;
    private final EnterVideo enter;
    private final LeaveVideo leave;
    private int posts;
    private int heard;

    StoredWorld(Storage storage, InstantSource time) {
        var clock = new Clock(time);
        var contents = storage.contents();
        var engagements = storage.engagements();
        var profiles = storage.profiles();
        var subscribers = Texts.SUBSCRIBERS.stream().map(this::user).toArray(UserId[]::new);
        var audience = FixedAudience.subscribedToFeeds(subscribers);
        var rooms = new VideoRooms(new Backstage(
                storage.comments(), hall, hall, clock, (_, _) -> () -> {}, (_, _) -> () -> {}, 0, RoomMeter.NONE));
        announce = new AnnounceContent(
                contents,
                new TellFollowers(contents, profiles, storage.follows(), audience, broadcast),
                OtherNodes.NONE,
                clock);
        publish = new PublishContent(contents, announce, clock, Samples::newId);
        remove = new RemoveContent(contents, broadcast, clock);
        read = new ReadContent(contents, engagements, profiles);
        like = new LikeContent(engagements, broadcast, clock);
        view = new RecordView(engagements, broadcast, clock, Texts.VIEW_WINDOW);
        share = new ShareContent(engagements, broadcast, clock);
        post = new PostComment(storage.comments(), broadcast, clock, () -> prefix + Texts.comment(posts++));
        removeComment = new RemoveComment(contents, storage.comments(), broadcast, clock);
        comments = new ReadComments(contents, storage.comments(), profiles);
        watch = new TrackWatching(storage.viewings(), clock);
        analytics = new ReadAnalytics(contents, engagements, storage.viewings());
        follow = new FollowCreator(profiles, storage.follows(), clock);
        follows = new ReadFollows(profiles, storage.follows());
        feed = new ReadFeed(contents, engagements, profiles);
        enter = new EnterVideo(engagements, rooms);
        leave = new LeaveVideo(rooms);
        Texts.USERS.forEach(it -> profiles.remember(caller(it).profile()));
    }

    @Override
    public String publish(String user, String video, boolean notifyFollowers) {
        var draft = new PublishContent.Draft(id(video), this.video, null, null, notifyFollowers);
        return text(publish.publish(caller(user), draft), _ -> "published");
    }

    @Override
    public String remove(String user, String video) {
        return text(remove.remove(caller(user), id(video)), _ -> "removed");
    }

    @Override
    public String read(String user, String video) {
        return text(read.read(caller(user), id(video)), this::text);
    }

    @Override
    public String announce(String user, String video) {
        return text(announce.announce(caller(user), id(video)), it -> it.followersNotified() + " notified");
    }

    @Override
    public String like(String user, String video, Liking liking) {
        return text(like.like(caller(user), id(video), liking), it -> it.isLiked() + " " + text(it.engagement()));
    }

    @Override
    public String view(String user, String video) {
        return text(view.record(caller(user), "127.0.0.1", id(video)), StoredWorld::text);
    }

    @Override
    public String share(String user, String video, int times) {
        return Crowd.of(times, _ -> text(share.share(caller(user), id(video)), StoredWorld::text)).stream()
                .sorted()
                .collect(joining(", "));
    }

    @Override
    public String post(String user, String video, @Nullable String parent) {
        return text(
                post.post(caller(user), id(video), new CommentText("Bravo"), comment(parent)),
                it -> shortened(it.comment().comment().id()) + " " + it.commentsCount());
    }

    @Override
    public String removeComment(String user, String video, String comment) {
        return text(
                removeComment.remove(caller(user), id(video), new CommentId(prefix + comment)),
                it -> it.removed() + " " + text(it.engagement()));
    }

    @Override
    public String comments(String video, @Nullable String parent, int page) {
        return text(
                comments.page(id(video), comment(parent), page, Texts.PAGE),
                it -> it.page().items().stream().map(this::text).toList() + " of " + it.total());
    }

    @Override
    public String allComments(String video, @Nullable String parent) {
        var first = comments.after(id(video), comment(parent), null, Texts.PAGE);
        return text(
                first,
                it ->
                        all(it, next -> Samples.done(comments.after(id(video), comment(parent), next, Texts.PAGE)))
                                .stream()
                                .map(this::text)
                                .toList()
                                .toString());
    }

    @Override
    public String watch(String user, String video, int seconds, boolean completed) {
        var viewing = new ViewingId(prefix + user + video);
        return text(
                watch.progress(caller(user), viewing, id(video), WatchTime.ofSeconds(seconds), completed),
                it -> Texts.watched(it.watchTime().millis() / 1_000, it.completed()));
    }

    @Override
    public String analytics(String user, String video) {
        return text(analytics.read(caller(user), id(video)), it -> {
            var watching = it.watching();
            return text(it.engagement()) + " viewers=" + watching.uniqueViewers() + " seconds="
                    + watching.watchedMillis() / 1_000 + " completed=" + watching.completed();
        });
    }

    @Override
    public String follow(String user, String creator) {
        return text(follow.follow(user(user), user(creator)), it -> "" + it.changed());
    }

    @Override
    public String unfollow(String user, String creator) {
        return text(follow.unfollow(user(user), user(creator)), it -> "" + it.changed());
    }

    @Override
    public String followers(String user) {
        return text(
                follows.followers(user(user), null, Texts.PAGE),
                it -> names(all(it, next -> Samples.done(follows.followers(user(user), next, Texts.PAGE)))));
    }

    @Override
    public String following(String user) {
        return text(
                follows.following(user(user), null, Texts.PAGE),
                it -> names(all(it, next -> Samples.done(follows.following(user(user), next, Texts.PAGE)))));
    }

    @Override
    public String feed(String user) {
        return all(feed.read(caller(user), null, Texts.PAGE), next -> feed.read(caller(user), next, Texts.PAGE))
                .stream()
                .map(this::text)
                .toList()
                .toString();
    }

    @Override
    public String join(String video, long since) {
        var watcher = new Watcher(hall, id(video));
        var joined = enter.enter(watcher, id(video), since);
        return text(joined, standing -> {
            watcher.stepOut();
            leave.leave(id(video));
            return watcher.heard(Logged.class).stream().map(this::text).toList() + " " + text(standing);
        });
    }

    @Override
    public List<String> told() {
        var events = broadcast.events();
        var told = events.subList(heard, events.size()).stream()
                .map(this::text)
                .sorted()
                .toList();
        heard = events.size();
        return told;
    }

    private String text(RoomEvent event) {
        return switch (event) {
            case LikeChanged(var id, var user, var isLiked, var count, var version, var _) ->
                "liked " + shortened(id) + " " + shortened(user) + " " + isLiked + " " + count + " #" + version;
            case ViewCounted(var id, var count, var version, var _) ->
                "viewed " + shortened(id) + " " + count + " #" + version;
            case ShareCounted(var id, var user, var count, var version, var _) ->
                "shared " + shortened(id) + " " + shortened(user) + " " + count + " #" + version;
            case CommentPosted(var comment, var _, var count, var seq, var _) ->
                Texts.entry("posted", shortened(comment.id()), 1, count, seq);
            case CommentRemoved(var _, var id, var removed, var count, var seq, var _) ->
                removed == 0
                        ? Texts.entry("withdrawn", shortened(id), 1, count, seq)
                        : Texts.entry("gone", shortened(id), -removed, count, seq);
            case ContentRemoved(var id, var _) -> "removed " + shortened(id);
            case ContentAnnounced(var content, var _, var followers, var _) ->
                "announced " + shortened(content.id()) + " to "
                        + followers.stream().map(this::shortened).sorted().toList();
            case RoomEvent.UserTyping _, RoomEvent.Relayed _, RoomEvent.Merged _ ->
                throw new AssertionError("Nobody did that: " + event);
        };
    }

    private String text(ShownContent it) {
        return shortened(it.content().id()) + " of " + shortened(it.creator().id()) + " " + text(it.engagement()) + " "
                + it.isLiked();
    }

    private String text(ShownComment it) {
        return shortened(it.comment().id()) + "+" + it.repliesCount();
    }

    private static String text(Standing it) {
        return text(it.engagement()) + " " + it.truncated();
    }

    private static String text(Engagement it) {
        return Texts.tallies(it.likes(), it.comments(), it.views(), it.shares(), it.version(), it.seq());
    }

    private static <T> String text(Outcome<T> outcome, Function<T, String> done) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> done.apply(value);
            case Outcome.Refused<T>(var refusal) -> refusal.getClass().getSimpleName();
        };
    }

    /// The items of a first page and of all that follow.
    private static <T> List<T> all(Page<T> first, Function<Cursor, Page<T>> read) {
        var all = new ArrayList<>(first.items());
        for (var next = first.next(); next.isPresent(); ) {
            var page = read.apply(next.get());
            all.addAll(page.items());
            next = page.next();
        }
        return all;
    }

    private String names(List<Profile> profiles) {
        return profiles.stream().map(it -> shortened(it.id())).toList().toString();
    }

    private Caller caller(String name) {
        return name.equals("admin") ? Samples.admin(prefix + name) : Samples.caller(prefix + name);
    }

    private UserId user(String name) {
        return new UserId(prefix + name);
    }

    private ContentId id(String video) {
        return new ContentId(prefix + video);
    }

    private @Nullable CommentId comment(@Nullable String name) {
        return name == null ? null : new CommentId(prefix + name);
    }

    private String shortened(CommentId id) {
        return id.value().substring(prefix.length());
    }

    private String shortened(ContentId id) {
        return id.value().substring(prefix.length());
    }

    private String shortened(@Nullable UserId id) {
        return id == null ? "nobody" : id.value().substring(prefix.length());
    }
}
