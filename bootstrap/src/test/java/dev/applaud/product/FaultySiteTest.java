package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Two nodes, 300 people who swipe through three videos, and some who change all they can about them, while one thing
/// after the other fails, or several at once. Whenever everything is whole again, and nobody does anything for a
/// moment, each of the 300 sees what the database holds, and heard every comment once and in order; and the database
/// holds what was acknowledged.
///
/// The system property `applaud.faults` says how many faults, `applaud.faultSeed` chooses them, and with them the
/// moments and the people's doings; `applaud.faultKinds` allows only some kinds.
@Isolated("keeps the whole machine busy, for which other tests would wait")
class FaultySiteTest {
    private static final int FAULTS = Integer.getInteger("applaud.faults", 20);
    private static final long SEED = Long.getLong("applaud.faultSeed", 1);
    private static final int WATCHING = 300;
    private static final int ACTING_ON_EACH = 4;
    private static final Duration THINKING = Duration.ofMillis(200);
    private static final List<String> VIDEOS = List.of("first", "second", "third");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;

    private final Random random = new Random(SEED);
    private final ReadWriteLock load = new ReentrantReadWriteLock();
    private final List<Crowd> crowds = VIDEOS.stream()
            .map(it -> Crowd.of("/content/" + it, ACTING_ON_EACH, SEED + it.hashCode()))
            .toList();
    private final List<Swiper> swipers = new ArrayList<>();
    private final List<Future<?>> people = new ArrayList<>();
    private final List<Fault> befallen = new ArrayList<>();
    private Duration slowest = Duration.ZERO;

    @Test
    void everyoneSeesWhatTheDatabaseHoldsAfterAnyFault() throws Exception {
        try (var site = new Site(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            site.awaitHealth();
            for (var it : VIDEOS) {
                new Api(site.nodes().getFirst().server())
                        .call("POST", "/content", "owner", "{\"_id\":\"" + it + "\",\"contentType\":\"video\"}");
            }
            begin(site, threads);
            try {
                while (befallen.size() < FAULTS) {
                    inflict(next(), site);
                    assertAllIsWell(site);
                }
            } catch (Throwable failure) {
                throw new AssertionError("With -Dapplaud.faultSeed=" + SEED + " after " + befallen, failure);
            } finally {
                threads.shutdownNow();
            }
        }
        tellTotals();
    }

    private void begin(Site site, ExecutorService threads) {
        for (int i = 0; i < WATCHING; i++) {
            var nodes = i % 2 == 0 ? site.nodes() : site.nodes().reversed();
            swipers.add(new Swiper("swiper" + i, nodes, VIDEOS, load.readLock(), new Random(SEED + i)));
        }
        swipers.forEach(it -> people.add(threads.submit(it)));
        int i = 0;
        for (var crowd : crowds) {
            for (var fan : crowd.fans()) {
                var nodes = i++ % 2 == 0 ? site.nodes() : site.nodes().reversed();
                people.add(threads.submit(() -> act(fan, nodes)));
            }
        }
    }

    /// Until interrupted.
    private void act(Fan fan, List<Site.Node> nodes) {
        int tries = 0;
        while (!Thread.currentThread().isInterrupted()) {
            load.readLock().lock();
            try {
                fan.goOn(new Api(nodes.get(tries % nodes.size()).server()));
            } catch (IOException e) {
                tries++;
            } finally {
                load.readLock().unlock();
            }
            LockSupport.parkNanos(THINKING.toNanos());
        }
    }

    /// Up to four parts fail, or sometimes all.
    private List<Fault> next() {
        return Fault.any(random.nextInt(10) == 0 ? Fault.PARTS : 1 + random.nextInt(4), random);
    }

    private void inflict(List<Fault> faults, Site site) throws Exception {
        pause(1_000);
        for (var it : faults) {
            befallen.add(it);
            it.befall(site);
            pause(300);
        }
        pause(2_000);
        var mending = new ArrayList<>(faults);
        mending.sort(Comparator.comparing(Fault::part));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ArrayList<Future<?>>();
            for (var it : mending) {
                if (it.part() == Fault.Part.NODE) {
                    starts.add(threads.submit(() -> it.pass(site)));
                } else {
                    it.pass(site);
                }
            }
            for (var it : starts) {
                it.get();
            }
        }
    }

    private void pause(int longestMillis) {
        LockSupport.parkNanos(1_000_000L * random.nextInt(longestMillis));
    }

    private void assertAllIsWell(Site site) throws Exception {
        site.awaitHealth();
        for (var it : people) {
            if (it.isDone()) {
                it.get();
            }
        }
        load.writeLock().lock();
        try {
            var apis = site.nodes().stream().map(it -> new Api(it.server())).toList();
            for (var crowd : crowds) {
                crowd.askAgain(apis.get(random.nextInt(apis.size())));
            }
            long start = System.nanoTime();
            TwoNodes.await(() -> swipers.stream().allMatch(Swiper::isInside));
            for (int i = 0; i < VIDEOS.size(); i++) {
                var video = VIDEOS.get(i);
                var screens = swipers.stream()
                        .filter(it -> it.watching().equals(video))
                        .map(Swiper::screen)
                        .toList();
                crowds.get(i).assertAsAcknowledged(apis.get(random.nextInt(apis.size())), screens);
            }
            var took = Duration.ofNanos(System.nanoTime() - start);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        } finally {
            load.writeLock().unlock();
        }
    }

    private void tellTotals() {
        Map<Fault.Kind, Integer> kinds = new EnumMap<>(Fault.Kind.class);
        befallen.forEach(it -> kinds.merge(it.kind(), 1, Integer::sum));
        long changes = crowds.stream()
                .flatMap(it -> it.fans().stream())
                .mapToLong(Fan::acknowledged)
                .sum();
        System.out.printf(
                "seed %d: %d faults %s; %,d changes acknowledged; %,d connections, %,d comment lists read anew; all saw"
                        + " the same within %.1f s%n",
                SEED,
                befallen.size(),
                kinds,
                changes,
                Swiper.CONNECTED.get(),
                Swiper.READ_ANEW.get(),
                slowest.toMillis() / 1000.0);
        assertThat(changes).isPositive();
    }
}
