package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.applaud.domain.people.Profile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the contract doesn't see: that an unchanged profile costs no database, and that nodes get along.
final class JdbiProfilesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final TestPool database;
    private boolean isGone;

    JdbiProfilesTest(@TempDir Path directory) throws SQLException {
        this.database = TestPool.on(new EmbeddedDatabase(directory));
        new Migrations(database).apply();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void asksNoDatabaseForAnUnchangedProfile() {
        var node = node();
        var ann = new Profile(newUser(), "Ann", null, false);
        node.remember(ann);
        isGone = true;

        assertThat(node.remember(ann)).isEqualTo(ann);
    }

    @Test
    void asksNoDatabaseForAnUnchangedProfileThatIsTooLong() {
        var node = node();
        var ann = new Profile(newUser(), "a".repeat(1_000), null, false);
        var remembered = node.remember(ann);
        isGone = true;

        assertThat(node.remember(ann)).isEqualTo(remembered);
    }

    @Test
    void doesNotUndoWhatAnotherNodeWrote() {
        var here = node();
        var there = node();
        var id = newUser();
        here.remember(new Profile(id, "Ann", null, false));
        there.remember(new Profile(id, "Anna", "a.png", false));

        here.remember(new Profile(id, null, null, true));

        assertThat(here.find(id)).contains(new Profile(id, "Anna", "a.png", true));
    }

    @Test
    void writesAnewAfterAMinuteWhatAnotherNodeChanged() {
        var here = node();
        var there = node();
        var id = newUser();
        var ann = new Profile(id, "Ann", null, false);
        here.remember(ann);
        there.remember(new Profile(id, "Anna", null, false));

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        here.remember(ann);

        assertThat(there.find(id)).contains(ann);
    }

    @Test
    void remembersThoseItKnowsWhileTheDatabaseIsGone() {
        var node = node();
        var ann = new Profile(newUser(), "Ann", null, false);
        node.remember(ann);
        isGone = true;

        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(node.remember(ann)).isEqualTo(ann);
    }

    @Test
    void refusesWhatIsNewWhileTheDatabaseIsGone() {
        var node = node();
        var id = newUser();
        node.remember(new Profile(id, "Ann", null, false));
        isGone = true;

        assertThat(catchThrowable(() -> node.remember(new Profile(id, "Anna", null, false))))
                .isNotNull();
        assertThat(catchThrowable(() -> node.remember(new Profile(newUser(), "Bob", null, false))))
                .isNotNull();
    }

    private JdbiProfiles node() {
        return new JdbiProfiles(new Transactions(Jdbi.create(this::connect)), nanos::get);
    }

    private Connection connect() throws SQLException {
        if (isGone) {
            throw new SQLTransientConnectionException("gone");
        }
        return database.getConnection();
    }
}
