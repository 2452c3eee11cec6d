package dev.applaud.application.world;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.applaud.domain.engagement.Liking;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules of the product, as plainly as they can be written: what all else is measured by.
final class PlainWorld implements World {
    private record Dated(String name, Instant at) {}

    private record Note(String author, @Nullable String parent, Instant at) {}

    private record Entry(String comment, String kind, long change) {}

    private record Watched(int seconds, boolean completed) {
        @Override
        public String toString() {
            return Texts.watched(seconds, completed);
        }
    }

    private static final class Video {
        final String owner;
        final Instant at;
        final Set<String> likes = new HashSet<>();
        final Map<String, Instant> lastViews = new HashMap<>();
        final Map<String, Note> notes = new TreeMap<>();
        final List<Entry> log = new ArrayList<>();
        final Map<String, Watched> watched = new HashMap<>();
        long views;
        long shares;
        long version;

        Video(String owner, Instant at) {
            this.owner = owner;
            this.at = at;
        }

        @Override
        public String toString() {
            return Texts.tallies(likes.size(), notes.size(), views, shares, version, log.size());
        }
    }

    private final InstantSource clock;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Video> videos = new HashMap<>();
    private final Map<String, Map<String, Instant>> followers = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private int posts;

    PlainWorld(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String publish(String user, String video, boolean notifyFollowers) {
        if (!taken.add(video)) {
            return "Conflict";
        }
        videos.put(video, new Video(user, clock.instant()));
        if (notifyFollowers) {
            announce(user, video);
        }
        return "published";
    }

    @Override
    public String remove(String user, String video) {
        return managed(user, video, _ -> {
            videos.remove(video);
            told.add("removed " + video);
            return "removed";
        });
    }

    @Override
    public String read(String user, String video) {
        return on(video, it -> shown(user, video, it));
    }

    private static String shown(String user, String name, Video it) {
        return name + " of " + it.owner + " " + it + " " + it.likes.contains(user);
    }

    @Override
    public String announce(String user, String video) {
        return on(video, it -> {
            if (!it.owner.equals(user)) {
                return "Forbidden";
            }
            var notified = Texts.SUBSCRIBERS.stream()
                    .filter(followersOf(user)::containsKey)
                    .toList();
            if (!notified.isEmpty()) {
                told.add("announced " + video + " to " + notified);
            }
            return notified.size() + " notified";
        });
    }

    @Override
    public String like(String user, String video, Liking liking) {
        return on(video, it -> {
            boolean on = liking == Liking.ON || (liking == Liking.TOGGLE && !it.likes.contains(user));
            if (on ? it.likes.add(user) : it.likes.remove(user)) {
                it.version++;
                told.add("liked " + video + " " + user + " " + on + " " + it.likes.size() + " #" + it.version);
            }
            return on + " " + it;
        });
    }

    @Override
    public String view(String user, String video) {
        return on(video, it -> {
            var last = it.lastViews.get(user);
            if (last == null || !clock.instant().isBefore(last.plus(Texts.VIEW_WINDOW))) {
                it.lastViews.put(user, clock.instant());
                it.views++;
                it.version++;
                told.add("viewed " + video + " " + it.views + " #" + it.version);
            }
            return it.toString();
        });
    }

    @Override
    public String share(String user, String video, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> on(video, it -> {
                    it.shares++;
                    it.version++;
                    told.add("shared " + video + " " + user + " " + it.shares + " #" + it.version);
                    return it.toString();
                }))
                .sorted()
                .collect(joining(", "));
    }

    @Override
    public String post(String user, String video, @Nullable String parent) {
        var id = Texts.comment(posts++);
        return on(video, it -> {
            if (parent != null && !it.notes.containsKey(parent)) {
                return "CommentNotFound";
            }
            it.notes.put(id, new Note(user, parent, clock.instant()));
            it.version++;
            it.log.add(new Entry(id, "posted", 1));
            told.add(Texts.entry("posted", id, 1, it.notes.size(), it.log.size()));
            return id + " " + it.notes.size();
        });
    }

    @Override
    public String removeComment(String user, String video, String comment) {
        return on(video, it -> {
            var note = it.notes.get(comment);
            if (note == null) {
                return "CommentNotFound";
            }
            if (!List.of(note.author, it.owner, "admin").contains(user)) {
                return "Forbidden";
            }
            long before = it.notes.size();
            removeWithReplies(it, comment);
            long removed = before - it.notes.size();
            it.version++;
            it.log.replaceAll(entry -> it.notes.containsKey(entry.comment) || entry.change < 1
                    ? entry
                    : new Entry(entry.comment, "withdrawn", 1));
            it.log.add(new Entry(comment, "gone", -removed));
            told.add(Texts.entry("gone", comment, -removed, it.notes.size(), it.log.size()));
            return removed + " " + it;
        });
    }

    private static void removeWithReplies(Video video, String comment) {
        video.notes.remove(comment);
        repliesTo(video, comment).forEach(reply -> removeWithReplies(video, reply));
    }

    /// Later ones first.
    private static List<String> repliesTo(Video video, @Nullable String parent) {
        return video.notes.entrySet().stream()
                .filter(it -> Objects.equals(it.getValue().parent, parent))
                .map(Map.Entry::getKey)
                .toList()
                .reversed();
    }

    @Override
    public String comments(String video, @Nullable String parent, int page) {
        return listed(video, parent, all -> {
            var some = all.stream().skip((page - 1L) * Texts.PAGE).limit(Texts.PAGE);
            return some.toList() + " of " + all.size();
        });
    }

    @Override
    public String allComments(String video, @Nullable String parent) {
        return listed(video, parent, List::toString);
    }

    private String listed(String video, @Nullable String parent, Function<List<String>, String> read) {
        return on(video, it -> {
            if (parent != null && !it.notes.containsKey(parent)) {
                return "CommentNotFound";
            }
            return read.apply(repliesTo(it, parent).stream()
                    .map(id -> id + "+" + repliesTo(it, id).size())
                    .toList());
        });
    }

    @Override
    public String watch(String user, String video, int seconds, boolean completed) {
        return on(video, it -> it.watched
                .merge(
                        user,
                        new Watched(seconds, completed),
                        (was, is) -> new Watched(Math.max(was.seconds, is.seconds), was.completed || is.completed))
                .toString());
    }

    @Override
    public String analytics(String user, String video) {
        return managed(user, video, it -> {
            int seconds =
                    it.watched.values().stream().mapToInt(Watched::seconds).sum();
            long completed =
                    it.watched.values().stream().filter(Watched::completed).count();
            return it + " viewers=" + it.watched.size() + " seconds=" + seconds + " completed=" + completed;
        });
    }

    @Override
    public String follow(String user, String creator) {
        if (user.equals(creator)) {
            return "Invalid";
        }
        return known(creator, () -> "" + (followersOf(creator).putIfAbsent(user, clock.instant()) == null));
    }

    @Override
    public String unfollow(String user, String creator) {
        return known(creator, () -> "" + (followersOf(creator).remove(user) != null));
    }

    @Override
    public String followers(String user) {
        return known(user, () -> newestFirst(
                        followersOf(user).entrySet().stream().map(it -> new Dated(it.getKey(), it.getValue())))
                .toString());
    }

    @Override
    public String following(String user) {
        return known(user, () -> newestFirst(Texts.USERS.stream()
                        .filter(it -> followersOf(it).containsKey(user))
                        .map(it -> new Dated(
                                it, Objects.requireNonNull(followersOf(it).get(user)))))
                .toString());
    }

    @Override
    public String feed(String user) {
        var followed = videos.entrySet().stream()
                .filter(it -> followersOf(it.getValue().owner).containsKey(user))
                .map(it -> new Dated(it.getKey(), it.getValue().at));
        return newestFirst(followed).stream()
                .map(it -> shown(user, it, Objects.requireNonNull(videos.get(it))))
                .toList()
                .toString();
    }

    @Override
    public String join(String video, long since) {
        return on(video, it -> {
            boolean truncated = since > it.log.size();
            var heard = new ArrayList<String>();
            long comments = 0;
            for (int seq = 1; seq <= it.log.size(); seq++) {
                var entry = it.log.get(seq - 1);
                comments += entry.change;
                heard.add(Texts.entry(entry.kind, entry.comment, entry.change, comments, seq));
            }
            return heard.subList(truncated ? 0 : (int) since, truncated ? 0 : heard.size()) + " " + it + " "
                    + truncated;
        });
    }

    @Override
    public List<String> told() {
        var all = told.stream().sorted().toList();
        told.clear();
        return all;
    }

    List<String> commentsOf(String video) {
        var existing = videos.get(video);
        return existing == null ? List.of() : List.copyOf(existing.notes.keySet());
    }

    private String on(String video, Function<Video, String> act) {
        var existing = videos.get(video);
        return existing == null ? "ContentNotFound" : act.apply(existing);
    }

    private String managed(String user, String video, Function<Video, String> act) {
        return on(video, it -> it.owner.equals(user) || user.equals("admin") ? act.apply(it) : "Forbidden");
    }

    private static String known(String user, Supplier<String> act) {
        return Texts.USERS.contains(user) ? act.get() : "UserNotFound";
    }

    private Map<String, Instant> followersOf(String creator) {
        return followers.computeIfAbsent(creator, _ -> new HashMap<>());
    }

    private static List<String> newestFirst(Stream<Dated> all) {
        return all.sorted(comparing(Dated::at).thenComparing(Dated::name).reversed())
                .map(Dated::name)
                .toList();
    }
}
