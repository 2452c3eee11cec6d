package dev.applaud.socketio.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.RecordedLog;
import dev.applaud.socketio.protocol.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

/// Hostile clients by the hundred, in batches, while well-behaved ones go about their business. After each batch
/// nothing may be left of them. `-Dfuzz.inputs` sets how much, `-Dfuzz.seed` which.
@Isolated("looks at the log and at uncaught exceptions")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class FuzzTest {
    private static final long INPUTS = Long.getLong("fuzz.inputs", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int BATCH = 200;
    private static final int AT_ONCE = 4;

    private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void listen() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
    }

    @AfterEach
    void stopListening() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @ParameterizedTest
    @CsvSource({"JSON, false, 40", "MSGPACK, false, 40", "JSON, true, 10", "MSGPACK, true, 10"})
    void hostileClientsLeaveNothingBehindAndDisturbNobody(Parser parser, boolean overTcp, int percent)
            throws InterruptedException {
        long start = System.nanoTime();
        try (var target = new Target(parser)) {
            RecordedLog.take();
            long inputs = 0;
            long seed = SEED;
            for (; inputs < INPUTS * percent / 100; seed += BATCH) {
                inputs += attack(target, seed, overTcp);
            }
            System.out.printf(
                    "%,d inputs of %,d clients in %s over %s in %d s%n%s%nwitnesses: %s%n",
                    inputs,
                    seed - SEED,
                    parser,
                    overTcp ? "TCP" : "memory",
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                    target.counts(),
                    target.witnesses());
        }
    }

    private long attack(Target target, long firstSeed, boolean overTcp) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var attacks = new ArrayList<Attack>();
            var tasks = new ArrayList<Callable<Integer>>();
            for (long seed = firstSeed; seed < firstSeed + BATCH; seed++) {
                var attack = new Attack(target, seed, overTcp);
                attacks.add(attack);
                tasks.add(attack::run);
            }
            long inputs = sum(threads.invokeAll(tasks));
            attacks.forEach(Attack::leave);
            target.assertNothingIsLeft();
            attacks.forEach(attack -> attack.wires().forEach(Wire::close));
            target.assertNoBufferIsLeft();
            assertThat(RecordedLog.take()).filteredOn(FuzzTest::isTrouble).isEmpty();
            assertThat(uncaught).isEmpty();
            return inputs;
        } catch (AssertionError | ExecutionException e) {
            throw new AssertionError("Failed with -Dfuzz.seed=" + firstSeed + " -Dfuzz.inputs=1", e);
        }
    }

    /// Jetty warns of bad addresses in the `Host` header, without an exception.
    private static boolean isTrouble(RecordedLog.Entry entry) {
        return entry.level() == Level.ERROR
                || entry.hasCause()
                || entry.logger().startsWith("dev.applaud");
    }

    private static long sum(List<Future<Integer>> results) throws InterruptedException, ExecutionException {
        long sum = 0;
        for (var result : results) {
            sum += result.get();
        }
        return sum;
    }
}
