package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Clients that swipe from video to video while all of the videos get events, and check each event that they get.
final class Churn implements Crowd.Ear {
    private static final long STAY = TimeUnit.SECONDS.toNanos(3);
    private static final int NOWHERE = 0;

    /// What one guest has seen where it is.
    private static final class Visit {
        int room = NOWHERE;

        /// The number of the last event seen, or, as long as `first`, of the newest that there was when it came.
        int last;

        boolean first;

        /// The event that it must have seen when it goes.
        int due;

        /// Where it goes to, or went to last. Of that room it may hear before it is told that it has joined.
        int target;
    }

    private record Leave(Guest guest, long at) {}

    private final Random random = new Random(1);
    private final PriorityQueue<Leave> leaves = new PriorityQueue<>(Comparator.comparingLong(Leave::at));
    private Times joins = new Times();
    private final List<String> faults = new ArrayList<>();
    private final int rooms;
    private final Posts posts;
    private final Visit[] visits;
    private int events;
    private int in;

    Churn(int guests, int rooms, Posts posts) {
        this.rooms = rooms;
        this.posts = posts;
        this.visits = new Visit[guests];
        Arrays.setAll(visits, _ -> new Visit());
    }

    int in() {
        return in;
    }

    List<String> faults() {
        return faults;
    }

    /// How long switches took until now.
    void forgetTimes() {
        joins = new Times();
    }

    /// How many are in the room, as far as they know.
    long size(int number) {
        return Arrays.stream(visits).filter(it -> it.room == number).count();
    }

    /// Those whose time has come go elsewhere.
    void swipe() throws IOException {
        long now = System.nanoTime();
        while (!leaves.isEmpty() && leaves.element().at <= now) {
            focus(leaves.remove().guest, now);
        }
    }

    private void focus(Guest guest, long now) throws IOException {
        leaves.add(new Leave(guest, now + STAY / 2 + random.nextLong(STAY))); // lest they come to go all at once
        var visit = visits[guest.number];
        visit.due = posts.done(visit.room);
        guest.asked = now;
        visit.target = 1 + random.nextInt(rooms);
        guest.say("420[\"video:focus\",{\"contentId\":\"" + visit.target + "\"}]");
    }

    @Override
    public void isIn(Guest guest) {
        in++;
        leaves.add(new Leave(guest, System.nanoTime() + (long) (STAY * random.nextDouble())));
    }

    @Override
    public void hears(Guest guest, String packet) {
        var visit = visits[guest.number];
        if (packet.startsWith("30[")) {
            joins.add(System.nanoTime() - guest.asked);
        } else if (packet.startsWith("2[\"video:left\"")) {
            left(visit, content(packet));
        } else if (packet.startsWith("2[\"video:joined\"")) {
            visit.room = content(packet);
            visit.last = posts.begun(visit.room);
            visit.first = true;
        } else if (packet.startsWith("2[\"video:like\"")) {
            events++;
            event(visit, content(packet), field(packet, "\"seq\":"));
        }
    }

    private void left(Visit visit, int from) {
        if (from != visit.room) {
            faults.add("left %d, but was in %d".formatted(from, visit.room));
        } else if (visit.last < visit.due) {
            faults.add("left %d at %d, but missed %d".formatted(from, visit.last, visit.due));
        }
        visit.room = NOWHERE;
    }

    private void event(Visit visit, int from, int event) {
        if (from != visit.room) {
            if (from != visit.target) {
                faults.add("in %d, but got an event of %d".formatted(visit.room, from));
            }
            return;
        }
        if (visit.first ? event > visit.last + 1 : event != visit.last + 1) {
            faults.add("in %d, got %d after %d".formatted(from, event, visit.last));
        }
        visit.first = false;
        visit.last = event;
    }

    private static int content(String packet) {
        return field(packet, "\"contentId\":\"");
    }

    private static int field(String packet, String name) {
        int start = packet.indexOf(name) + name.length();
        int end = start;
        while (Character.isDigit(packet.charAt(end))) {
            end++;
        }
        return Integer.parseInt(packet, start, end, 10);
    }

    @Override
    public void isOut(Guest guest, String why) {
        faults.add("guest %d was lost: %s".formatted(guest.number, why));
    }

    @Override
    public String toString() {
        return "%,d events; switches of video %s; %d faults".formatted(events, joins, faults.size());
    }
}
