package dev.applaud.jdbi;

import dev.applaud.application.contract.Storage;
import dev.applaud.application.contract.StorageContract;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// All contracts on a real MySQL whose pool was left at the isolation level that MySQL has by itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MySqlDefaultIsolationTest extends StorageContract {
    private final TestPool database = TestPool.onMySql(RealMySql.sharedUrl("default_isolation_test"));
    private final Storage storage;

    MySqlDefaultIsolationTest() {
        database.setDefaultTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
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
