package dev.applaud.jdbi;

import dev.applaud.application.contract.Storage;
import dev.applaud.application.contract.StorageContract;
import java.nio.file.Path;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// All contracts on the embedded database, in a file.
final class H2StorageTest extends StorageContract {
    private static @Nullable DataSource database;
    private static @Nullable Storage storage;

    @BeforeAll
    static void open(@TempDir Path directory) {
        database = Pools.open(new EmbeddedDatabase(directory).jdbcUrl(), EmbeddedDatabase.USER, 16);
        storage = TestStorage.on(database);
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.close(true);
        }
    }

    @Override
    protected Storage storage() {
        if (storage == null) {
            throw new IllegalStateException("Not opened");
        }
        return storage;
    }
}
