package dev.applaud.application.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.application.contract.Storage;
import dev.applaud.application.fake.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever several users do, in whatever order: a storage under the use cases answers and tells as the plain world
/// does. The system property `applaud.worlds` says with how many seeds that is tried, `applaud.firstWorld` with which
/// it begins.
public interface WorldContract {
    int DEEDS = 100;

    Storage storage();

    static LongStream seeds() {
        long first = Long.getLong("applaud.firstWorld", 1);
        return LongStream.range(first, first + Integer.getInteger("applaud.worlds", 5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    default void staysEqualToThePlainWorld(long seed) {
        var random = new Random(seed);
        var clock = new SettableClock(Samples.NOW);
        var plain = new PlainWorld(clock);
        var stored = new StoredWorld(storage(), clock);
        var story = new ArrayList<String>(List.of("seed " + seed));
        Deed.series(DEEDS, random, plain).forEach(deed -> {
            story.add(deed.name());
            assertSame(deed, plain, stored, story);
            assertSame(deed.lookAfterwards(), plain, stored, story);
            clock.advance(Duration.ofMillis(random.nextInt(3) * 200L));
        });
    }

    private static void assertSame(Deed deed, World plain, World stored, List<String> story) {
        var expected = deed.act().apply(plain);
        var told = plain.told();
        assertThat(deed.act().apply(stored)).as("the answer after %s", story).isEqualTo(expected);
        assertThat(stored.told()).as("what was told after %s", story).isEqualTo(told);
    }
}
