package dev.applaud.application.world;

import dev.applaud.domain.engagement.Liking;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that somebody does, mostly to a video.
///
/// @param name how it is told when the worlds differ afterwards
record Deed(String name, String video, Function<World, String> act) {
    private static final List<String> PEOPLE = List.of("u0", "u1", "u2", "u3", "u3", "admin");

    /// That many in the given world, whose future they are: each is made when the one before is done. Most often what
    /// most people do; at first videos are published.
    static Stream<Deed> series(int length, Random random, PlainWorld world) {
        return IntStream.range(0, length)
                .mapToObj(i -> i < 3
                        ? publish("u" + i, "v" + i, false)
                        : new Choice(random, world, pick(random, PEOPLE), "v" + random.nextInt(4)).deed());
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// What its video looks like to somebody who looks at everything.
    Deed lookAfterwards() {
        return new Deed("a look", video, it -> it.read("u0", video) + it.allComments(video, null) + it.join(video, 0));
    }

    /// What a user is going to do, at a video.
    private record Choice(Random random, PlainWorld world, String user, String video) {
        Deed deed() {
            return switch (random.nextInt(25)) {
                case 0 -> publish(user, video, random.nextBoolean());
                case 1 -> random.nextInt(4) == 0 ? remove() : did("announces", it -> it.announce(user, video));
                case 2, 3, 4 -> like(pick(random, List.of(Liking.values())));
                case 5, 6 -> did("views", it -> it.view(user, video));
                case 7, 8 -> share(1 + random.nextInt(4));
                case 9, 10, 11, 12, 13, 14 -> post(random.nextInt(3) == 0 ? null : comment());
                case 15, 16, 17 -> removeComment(comment());
                case 18 -> read(random.nextBoolean() ? comment() : null, 1 + random.nextInt(3));
                case 19 -> watch(random.nextInt(100), random.nextInt(4) == 0);
                case 20 -> did("reads the analytics of", it -> it.analytics(user, video));
                case 21 -> follow(creator());
                case 22 -> readFollows(creator());
                case 23 -> did("reads the feed, beside", it -> it.feed(user));
                default -> join(random.nextInt(10));
            };
        }

        /// Mostly one that is there.
        private String comment() {
            var there = world.commentsOf(video);
            return there.isEmpty() || random.nextInt(6) == 0 ? Texts.comment(random.nextInt(10)) : pick(random, there);
        }

        private String creator() {
            return random.nextInt(8) == 0 ? "stranger" : pick(random, Texts.USERS);
        }

        private Deed did(String what, Function<World, String> act) {
            return new Deed(user + " " + what + " " + video, video, act);
        }

        private Deed remove() {
            return did("removes", it -> it.remove(user, video));
        }

        private Deed like(Liking liking) {
            return did("likes (" + liking + ")", it -> it.like(user, video, liking));
        }

        private Deed share(int times) {
            return did("shares " + times + " times", it -> it.share(user, video, times));
        }

        private Deed post(@Nullable String parent) {
            return did("posts in reply to " + parent + " on", it -> it.post(user, video, parent));
        }

        private Deed removeComment(String comment) {
            return did("removes " + comment + " from", it -> it.removeComment(user, video, comment));
        }

        private Deed read(@Nullable String parent, int page) {
            return did(
                    "reads page " + page + " of the replies to " + parent + " on",
                    it -> it.comments(video, parent, page) + it.allComments(video, parent));
        }

        private Deed watch(int seconds, boolean completed) {
            return did("watches " + seconds + " s, " + completed, it -> it.watch(user, video, seconds, completed));
        }

        private Deed follow(String creator) {
            return random.nextInt(3) == 0
                    ? did("unfollows " + creator + " beside", it -> it.unfollow(user, creator))
                    : did("follows " + creator + " beside", it -> it.follow(user, creator));
        }

        private Deed readFollows(String of) {
            return did("reads the follows of " + of + " beside", it -> it.followers(of) + it.following(of));
        }

        private Deed join(int since) {
            return did("joins since " + since, it -> it.join(video, since));
        }
    }

    private static Deed publish(String user, String video, boolean aloud) {
        return new Deed(
                user + " publishes " + video + (aloud ? " aloud" : ""), video, it -> it.publish(user, video, aloud));
    }
}
