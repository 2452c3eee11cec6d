package dev.applaud.benchmarks.fanout;

import java.io.IOException;

/// Clients that do nothing but send a ping again and again, one after another, and wait for the answer.
final class Pings implements Crowd.Ear {
    private Times answers = new Times();
    private int in;
    private int lost;
    private boolean waiting;
    private long asked;
    private int next;

    int in() {
        return in;
    }

    int lost() {
        return lost;
    }

    void forget() {
        answers = new Times();
    }

    /// The next one's, unless one is on its way.
    void ping(Crowd crowd) throws IOException {
        if (!waiting) {
            var guest = crowd.guest(next++ % in);
            asked = System.nanoTime();
            waiting = true;
            guest.ping();
        }
    }

    @Override
    public void isIn(Guest guest) {
        in++;
    }

    @Override
    public void hears(Guest guest, String packet) {
        if (packet.isEmpty()) {
            answers.add(System.nanoTime() - asked);
            waiting = false;
        }
    }

    @Override
    public void isOut(Guest guest, String why) {
        lost++;
        waiting = false;
    }

    @Override
    public String toString() {
        return answers.toString();
    }
}
