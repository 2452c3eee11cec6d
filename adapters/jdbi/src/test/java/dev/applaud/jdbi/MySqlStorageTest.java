package dev.applaud.jdbi;

import dev.applaud.application.contract.Storage;
import dev.applaud.application.contract.StorageContract;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.junit.jupiter.api.AfterAll;

/// All contracts on a real MySQL.
final class MySqlStorageTest extends StorageContract {
    private static final DataSource DATABASE = Pools.open(RealMySql.sharedUrl("storage_test"));
    private static final Storage STORAGE = TestStorage.on(DATABASE);

    @Override
    protected Storage storage() {
        return STORAGE;
    }

    @AfterAll
    static void close() {
        DATABASE.close(true);
    }
}
