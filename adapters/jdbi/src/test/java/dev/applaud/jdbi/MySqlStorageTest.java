package dev.applaud.jdbi;

import dev.applaud.application.contract.Storage;
import dev.applaud.application.contract.StorageContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// All contracts on a real MySQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MySqlStorageTest extends StorageContract {
    private final TestPool database = TestPool.onMySql(RealMySql.sharedUrl("storage_test"));
    private final Storage storage = TestStorage.on(database);

    @Override
    protected Storage storage() {
        return storage;
    }

    @AfterAll
    void close() {
        database.close();
    }
}
