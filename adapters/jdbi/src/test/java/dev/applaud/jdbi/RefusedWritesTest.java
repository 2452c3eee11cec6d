package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusedWritesTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final RefusedWrites writes = new RefusedWrites(nanos::get);

    @ParameterizedTest
    @ValueSource(ints = {1290, 1836, 1792, 90097})
    void aReadOnlyDatabaseIsCalledSo(int code) {
        writes.accept(fault(code));

        assertThat(writes.reason()).contains("The database is read-only");
    }

    @ParameterizedTest
    @ValueSource(ints = {1021, 1114, 90028, 90031})
    void soIsAFullOne(int code) {
        writes.accept(fault(code));

        assertThat(writes.reason()).contains("The database is full, or its files can't be written");
    }

    @Test
    void otherFaultsSayNothingAboutWriting() {
        writes.accept(fault(1205));
        writes.accept(new IllegalStateException());

        assertThat(writes.reason()).isEmpty();
    }

    @Test
    void allIsWellThreeSecondsAfterTheLastRefusal() {
        writes.accept(fault(1290));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        writes.accept(fault(1114));
        nanos.addAndGet(Duration.ofMillis(2_999).toNanos());
        assertThat(writes.reason()).isPresent();

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(writes.reason()).isEmpty();
    }

    private static Throwable fault(int code) {
        return new IllegalStateException(new SQLException("said the server", "HY000", code));
    }
}
