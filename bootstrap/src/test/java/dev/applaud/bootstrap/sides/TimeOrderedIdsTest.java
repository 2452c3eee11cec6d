package dev.applaud.bootstrap.sides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.content.ContentId;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final TimeOrderedIds ids = new TimeOrderedIds(() -> now);

    @Test
    void idsRiseWithinAMillisecond() {
        assertThat(Stream.generate(ids).limit(100_000).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsRiseWithTimeAndDoNotFallWhenTheClockIsSetBack() {
        var first = ids.get();
        now = now.plusMillis(1);
        var second = ids.get();
        now = now.minusSeconds(60);
        var third = ids.get();

        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(third);
    }

    @Test
    void twoProcessesAtTheSameTimeMakeDifferentOnes() {
        assertThat(new TimeOrderedIds(() -> now).get()).isNotEqualTo(ids.get());
    }

    @Test
    void idsAreIdsAsTheDomainWantsThem() {
        var id = ids.get();

        assertThat(new ContentId(id).value()).hasSize(26).matches("[0-9a-v]+");
    }

    @Test
    void threadsNeverShareAnId() throws Exception {
        var made = new HashSet<String>();
        try (var executor = Executors.newFixedThreadPool(4)) {
            Callable<Stream<String>> many = () -> Stream.generate(ids).limit(1000).toList().stream();
            for (var answer : executor.invokeAll(
                    IntStream.range(0, 8).mapToObj(it -> many).toList())) {
                answer.get().forEach(made::add);
            }
        }
        assertThat(made).hasSize(8000);
    }
}
