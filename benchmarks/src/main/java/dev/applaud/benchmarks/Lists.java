package dev.applaud.benchmarks;

import dev.applaud.application.Clock;
import dev.applaud.application.content.AnnounceContent;
import dev.applaud.application.content.Announcement;
import dev.applaud.application.content.ReadFeed;
import dev.applaud.application.content.ShownContent;
import dev.applaud.application.content.TellFollowers;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.OtherNodes;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.jdbi.JdbiStorage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Lists of a million, and what is read of them.
enum Lists {
    COMMENTS {
        @Override
        List<Read> reads(Jdbi jdbi, JdbiStorage storage) {
            var hot = new ContentId("hot");
            storage.contents().add(new Content(hot, VIDEO, new UserId("owner"), null, null, Instant.EPOCH));
            Million.fill(
                    jdbi,
                    "content_comment",
                    "id, content_id, parent_id, author_id, body, created_at, seq",
                    ID + ", 'hot', '', CONCAT('user-', n % 5000), 'What a goal! I have watched it ten times now', "
                            + TIME + ", n + 1");
            return pages(
                    "comments of one content",
                    after -> storage.comments().newestAfter(hot, null, after, PAGE).items().stream()
                            .map(it -> it.comment().id().value())
                            .toList());
        }
    },

    FEED {
        @Override
        List<Read> reads(Jdbi jdbi, JdbiStorage storage) {
            var reader = caller("reader");
            IntStream.range(0, 1_000)
                    .mapToObj(it -> new UserId("creator-" + it))
                    .forEach(it -> storage.follows().follow(reader.id(), it, Instant.EPOCH));
            Million.fill(
                    jdbi,
                    "content",
                    "id, content_type, owner_id, created_at",
                    ID + ", 'video', CONCAT('creator-', n % 1000), " + TIME);
            var feed = new ReadFeed(storage.contents(), storage.engagements(), storage.profiles());
            return pages("feed from 1,000 creators", after -> feed.read(reader, after, PAGE).items().stream()
                    .map(ShownContent::content)
                    .map(it -> it.id().value())
                    .toList());
        }
    },

    ANNOUNCEMENTS {
        @Override
        List<Read> reads(Jdbi jdbi, JdbiStorage storage) {
            Million.fill(jdbi, "follow", "follower_id, creator_id, followed_at", ID + ", 'star', " + TIME);
            IntStream.range(0, 10).mapToObj(it -> new UserId(id(it))).forEach(it -> storage.follows()
                    .follow(it, new UserId("beginner"), Instant.EPOCH));
            return List.of(
                    announcement(storage, "star", "1,000,000 followers, 1,000 subscribers", subscribers(1_000), 500),
                    announcement(storage, "beginner", "10 followers, 10,000 subscribers", subscribers(10_000), 10));
        }
    };

    private static final int PAGE = 50;
    private static final int FAR = 10_000;
    private static final long SINCE = 1_750_000_000_000L;
    private static final String ID = "CONCAT('i', " + Million.ROWS + " + n)";
    private static final String TIME = SINCE + " + FLOOR(n / 2)";
    private static final ContentType VIDEO = new ContentType("video");

    /// Stores the lists.
    abstract List<Read> reads(Jdbi jdbi, JdbiStorage storage);

    private interface Page {
        List<String> after(@Nullable Cursor cursor);
    }

    private static List<Read> pages(String title, Page page) {
        int before = Million.ROWS - PAGE * (FAR - 1);
        var cursor = new Cursor(Instant.ofEpochMilli(SINCE + before / 2), id(before));
        return List.of(
                new Read(title + ", page 1", () -> page.after(null), ids(Million.ROWS)),
                new Read(title + ", page 10,000", () -> page.after(cursor), ids(before)));
    }

    /// Those of a page.
    private static List<String> ids(int before) {
        return IntStream.rangeClosed(1, PAGE).mapToObj(it -> id(before - it)).toList();
    }

    private static String id(int n) {
        return "i" + (Million.ROWS + n);
    }

    private static Caller caller(String name) {
        return new Caller(new Profile(new UserId(name), name, null, false), Set.of());
    }

    /// Half of them followers, for as many as there are.
    private static Set<UserId> subscribers(int number) {
        var followers = IntStream.range(0, number / 2).mapToObj(it -> id(it));
        var strangers = IntStream.range(0, number / 2).mapToObj(it -> "stranger-" + it);
        var all = new HashSet<UserId>();
        Stream.concat(followers, strangers).map(UserId::new).forEach(all::add);
        return all;
    }

    private static Read announcement(
            JdbiStorage storage, String creator, String title, Set<UserId> subscribers, long expected) {
        var id = new ContentId("by-" + creator);
        storage.contents().add(new Content(id, VIDEO, new UserId(creator), null, null, Instant.EPOCH));
        var announce = new AnnounceContent(
                storage.contents(),
                new TellFollowers(
                        storage.contents(),
                        storage.profiles(),
                        storage.follows(),
                        new Subscribed(subscribers),
                        event -> {}),
                OtherNodes.NONE,
                new Clock(InstantSource.system()));
        return new Read("announcement: " + title, () -> notified(announce.announce(caller(creator), id)), expected);
    }

    private static long notified(Outcome<Announcement> outcome) {
        return switch (outcome) {
            case Outcome.Done<Announcement>(var it) -> it.followersNotified();
            case Outcome.Refused<Announcement>(var refusal) -> throw new IllegalStateException(refusal.toString());
        };
    }
}
