package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/// Clients that watch one video. Each knows its comments, which must come once and in order, and how many like it.
/// Whoever loses its connection comes back and asks for what followed.
final class Watchers implements Crowd.Ear {
    private static final class Known {
        long comments;
        long likes;
        long version;
    }

    private final Queue<Integer> lost = new ArrayDeque<>();
    private final List<String> faults = new ArrayList<>();
    private final Known[] known;
    private final int video;
    private Times delays = new Times();
    private int in;
    private int losses;

    Watchers(int guests, int video) {
        this.video = video;
        this.known = new Known[guests];
        Arrays.setAll(known, _ -> new Known());
    }

    int all() {
        return known.length;
    }

    int in() {
        return in;
    }

    /// How often one lost its connection.
    int losses() {
        return losses;
    }

    List<String> faults() {
        return faults;
    }

    /// From the post to the client, for comments that begin with the time in nanoseconds.
    Times delays() {
        return delays;
    }

    void forgetDelays() {
        delays = new Times();
    }

    /// Those who lost their connection and saw it.
    void comeBack(Crowd crowd) throws IOException {
        while (!lost.isEmpty()) {
            crowd.open(lost.remove());
        }
    }

    /// How many know all that there is to know.
    long knowing(long comments, long likes) {
        return Arrays.stream(known)
                .filter(it -> it.comments == comments && it.likes == likes)
                .count();
    }

    @Override
    public void isIn(Guest guest) throws IOException {
        in++;
        guest.say("42[\"video:join\",{\"contentId\":\"%d\",\"since\":%d}]"
                .formatted(video, known[guest.number].comments));
    }

    @Override
    public void hears(Guest guest, String packet) {
        var knows = known[guest.number];
        if (packet.startsWith("2[\"video:comment\"")) {
            delays.add(System.nanoTime() - field(packet, "\"text\":\""));
            commented(guest, knows, field(packet, "\"seq\":"));
        } else if (packet.startsWith("2[\"video:like\"")) {
            liked(guest, knows, packet);
        } else if (packet.startsWith("2[\"video:joined\"") && field(packet, "\"contentId\":\"") == video) {
            joined(guest, knows, packet);
        }
    }

    private void commented(Guest guest, Known knows, long number) {
        if (number != knows.comments + 1) {
            faults.add("guest %d got comment %d after %d".formatted(guest.number, number, knows.comments));
        }
        knows.comments = number;
    }

    private void liked(Guest guest, Known knows, String packet) {
        long version = field(packet, "\"version\":");
        if (version < knows.version) {
            faults.add("guest %d got version %d after %d".formatted(guest.number, version, knows.version));
        }
        knows.version = version;
        knows.likes = field(packet, "\"likesCount\":");
    }

    /// What was missed has come before.
    private void joined(Guest guest, Known knows, String packet) {
        if (packet.contains("\"truncated\"") || field(packet, "\"seq\":") != knows.comments) {
            faults.add("guest %d knows %d comments and joined with %s".formatted(guest.number, knows.comments, packet));
        }
        knows.version = field(packet, "\"version\":");
        knows.likes = field(packet, "\"likesCount\":");
    }

    private static long field(String packet, String name) {
        int start = packet.indexOf(name) + name.length();
        int end = start;
        while (Character.isDigit(packet.charAt(end))) {
            end++;
        }
        return Long.parseLong(packet, start, end, 10);
    }

    @Override
    public void isOut(Guest guest, String why) {
        in--;
        losses++;
        lost.add(guest.number);
    }
}
