package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newId;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Crowd;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.Mark;
import dev.applaud.domain.viewing.PlayerState;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchTime;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of how a content is watched.
final class WatchTotalsTest {
    @AutoClose
    private final TestPool database;

    private final TestStorage storage;
    private final Jdbi jdbi;
    private final ContentId id;

    WatchTotalsTest(@TempDir Path directory) {
        this.database = TestPool.on(new EmbeddedDatabase(directory));
        this.storage = TestStorage.on(database);
        this.jdbi = Jdbi.create(database);
        this.id = stored(storage).id();
    }

    @Test
    void areOneSmallRowWhateverWasReported() {
        watch(86_400_000);
        watch(0);

        assertThat(number("SELECT COUNT(*) FROM watching")).isEqualTo(1);
        assertThat(number("SELECT OCTET_LENGTH(reached_marks) FROM watching")).isEqualTo(8L * Mark.COUNT);
    }

    @Test
    void areShortForShortVideos() {
        watch(29_500);

        assertThat(number("SELECT OCTET_LENGTH(reached_marks) FROM watching")).isEqualTo(8 * 30);
    }

    @Test
    void tellViewersExactly() {
        Crowd.of(100, _ -> {
            for (int i = 0; i < 200; i++) {
                watch(1_000);
            }
            return true;
        });

        assertThat(done(storage.viewings().statistics(id)).uniqueViewers()).isEqualTo(20_000);
    }

    @Test
    void areGoneWithTheirContent() {
        watch(1_000);
        var state = new PlayerState(new Quality("720p"), false);
        done(storage.viewings().track(new QualityChange(new ViewingId(newId()), id, newUser(), state, NOW)));

        storage.contents().remove(id);

        assertThat(number("SELECT COUNT(*) FROM watching")).isZero();
        assertThat(number("SELECT COUNT(*) FROM quality_count")).isZero();
    }

    @Test
    void ofOtherContentStay() {
        watch(1_000);

        storage.contents().remove(stored(storage).id());

        assertThat(number("SELECT COUNT(*) FROM watching")).isEqualTo(1);
    }

    private void watch(long millis) {
        done(storage.viewings()
                .track(new WatchProgress(new ViewingId(newId()), id, newUser(), new WatchTime(millis), false, NOW)));
    }

    private long number(String sql) {
        return jdbi.withHandle(it -> it.select(sql).mapTo(Long.class).one());
    }
}
