package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Clients that connect all at once, and of which the refused try again as Socket.IO's clients do: after a second or
/// so, then after about twice as long as before, five seconds at most.
final class Storm implements Crowd.Ear {
    private static final double LONGEST = 5;

    private record Return(int number, long at) {}

    private final PriorityQueue<Return> returns = new PriorityQueue<>(Comparator.comparingLong(Return::at));
    private final Random random = new Random(1);
    private final int[] tries;
    private int in;
    private int refused;

    Storm(int guests) {
        tries = new int[guests];
    }

    int in() {
        return in;
    }

    int refused() {
        return refused;
    }

    void forget() {
        in = 0;
    }

    void comeBack(Crowd crowd) throws IOException {
        while (!returns.isEmpty() && returns.element().at <= System.nanoTime()) {
            crowd.open(returns.remove().number);
        }
    }

    @Override
    public void isIn(Guest guest) {
        tries[guest.number] = 0;
        in++;
    }

    @Override
    public void hears(Guest guest, String packet) {}

    @Override
    public void isOut(Guest guest, String why) {
        if (guest.isIn) {
            in--;
        }
        refused++;
        double seconds = Math.min(LONGEST, Math.scalb(1.0, tries[guest.number]++)) * (0.5 + random.nextDouble());
        returns.add(new Return(guest.number, System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1))));
    }
}
