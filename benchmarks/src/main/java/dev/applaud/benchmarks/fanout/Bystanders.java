package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// A few clients who have nothing to do with what is viral. Some are in a small room, which gets an event now and then;
/// others go to and fro between two videos, and send pings.
final class Bystanders implements Crowd.Ear {
    static final int ALL = 40;
    private static final int IN_SMALL_ROOM = 20;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Pings pings = new Pings();
    private final int room;
    private Times joins = new Times();
    private Times events = new Times();
    private boolean joining;
    private long nextJoin;
    private int next;

    /// @param room the small one; those that others go to have the next two numbers
    Bystanders(int room) {
        this.room = room;
    }

    int in() {
        return pings.in();
    }

    int lost() {
        return pings.lost();
    }

    void forget() {
        joins = new Times();
        events = new Times();
        pings.forget();
    }

    void move(Crowd crowd) throws IOException {
        pings.ping(crowd);
        long now = System.nanoTime();
        if (!joining && now >= nextJoin) {
            nextJoin = now + PAUSE;
            joining = true;
            int swiper = IN_SMALL_ROOM + 1 + next % (ALL - IN_SMALL_ROOM - 1);
            join(crowd.guest(swiper), room + 1 + next++ / ALL % 2, now);
        }
    }

    private static void join(Guest guest, int room, long now) throws IOException {
        guest.asked = now;
        guest.say("420[\"video:focus\",{\"contentId\":\"" + room + "\"}]");
    }

    @Override
    public void isIn(Guest guest) throws IOException {
        pings.isIn(guest);
        if (guest.number < IN_SMALL_ROOM) {
            join(guest, room, System.nanoTime());
        }
    }

    @Override
    public void hears(Guest guest, String packet) {
        int sent = packet.indexOf("\"ns\":");
        if (sent > 0) {
            events.add(System.nanoTime() - Long.parseLong(packet, sent + 5, packet.indexOf('}'), 10));
        } else if (packet.startsWith("30[") && guest.number > IN_SMALL_ROOM) {
            joins.add(System.nanoTime() - guest.asked);
            joining = false;
        } else {
            pings.hears(guest, packet);
        }
    }

    @Override
    public void isOut(Guest guest, String why) {
        pings.isOut(guest, why);
    }

    @Override
    public String toString() {
        return "joins %s | pings %s | events of a room of %d %s".formatted(joins, pings, IN_SMALL_ROOM, events);
    }
}
