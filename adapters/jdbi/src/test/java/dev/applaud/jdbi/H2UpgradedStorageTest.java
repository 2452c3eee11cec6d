package dev.applaud.jdbi;

import dev.applaud.application.contract.Storage;
import dev.applaud.application.contract.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// All contracts on the embedded database that the release before made and filled.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class H2UpgradedStorageTest extends StorageContract {
    private final TestPool database;
    private final Storage storage;

    H2UpgradedStorageTest(@TempDir Path directory) {
        this.database = EmptyDatabase.H2.in(directory);
        Release.PREVIOUS.restore(database);
        this.storage = TestStorage.on(database);
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @AfterAll
    void close() {
        database.close();
    }
}
