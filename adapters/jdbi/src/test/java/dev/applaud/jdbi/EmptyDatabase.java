package dev.applaud.jdbi;

import java.nio.file.Path;
import java.util.UUID;

/// Where migrations are tried.
enum EmptyDatabase {
    H2,
    MYSQL;

    /// A database of its own each time, with nothing in it.
    ///
    /// @param directory for the files of an embedded one
    TestPool in(Path directory) {
        var name = "migrations_" + UUID.randomUUID().toString().replace("-", "");
        return switch (this) {
            case H2 -> TestPool.on(new EmbeddedDatabase(directory.resolve(name)));
            case MYSQL -> TestPool.onMySql(RealMySql.sharedUrl(name));
        };
    }
}
