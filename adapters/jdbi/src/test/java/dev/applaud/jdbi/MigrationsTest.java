package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Crowd;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MigrationsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void tellsThatAnEmptyDatabaseLacksEverything(EmptyDatabase kind) throws SQLException {
        var database = kind.in(directory);

        assertThat(new Migrations(database).missing())
                .startsWith("content", "content_like")
                .contains("follow", "kept_answer");
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingMissing(EmptyDatabase kind) throws SQLException {
        var database = kind.in(directory);
        new Migrations(database).apply();

        assertThat(new Migrations(database).missing()).isEmpty();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingTheSecondTime(EmptyDatabase kind) throws SQLException {
        var database = kind.in(directory);
        new Migrations(database).apply();
        execute(database, "INSERT INTO follow VALUES ('ann', 'bob', 1)");

        new Migrations(database).apply();

        assertThat(new Migrations(database).missing()).isEmpty();
        assertThat(count(database, "follow")).isEqualTo(1);
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void tellsAndAppliesOnlyWhatIsMissing(EmptyDatabase kind) throws SQLException {
        var database = kind.in(directory);
        new Migrations(database).apply();
        execute(database, "DELETE FROM DATABASECHANGELOG WHERE ID = 'follow'");
        execute(database, "DROP TABLE follow");

        assertThat(new Migrations(database).missing()).containsExactly("follow");
        new Migrations(database).apply();
        assertThat(count(database, "follow")).isZero();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingMissingWhereANewerReleaseHasBeen(EmptyDatabase kind) throws SQLException {
        var database = kind.in(directory);
        new Migrations(database).apply();
        execute(database, """
            INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE)
            VALUES ('newer', 'applaud', 'migrations/999.sql', '2030-01-01 00:00:00', 999, 'EXECUTED')\
            """);

        new Migrations(database).apply();
        assertThat(new Migrations(database).missing()).isEmpty();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void mayBeAppliedByTwoNodesAtOnce(EmptyDatabase kind) throws SQLException {
        var database = kind.in(directory);

        Crowd.of(2, _ -> {
            try {
                new Migrations(database).apply();
                return true;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(new Migrations(database).missing()).isEmpty();
        database.close();
    }

    private static void execute(TestPool database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(TestPool database, String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
