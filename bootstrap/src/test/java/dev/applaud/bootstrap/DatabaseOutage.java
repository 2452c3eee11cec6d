package dev.applaud.bootstrap;

import dev.applaud.jdbi.RealMySql;
import org.jdbi.v3.core.Jdbi;

/// What may befall a MySQL server, and pass.
enum DatabaseOutage {
    FROZEN("database_reachable", "database") {
        @Override
        void befall(RealMySql mysql, String url) {
            mysql.freeze();
        }

        @Override
        void pass(RealMySql mysql, String url) {
            mysql.thaw();
        }
    },

    RESTARTING("database_reachable", "database") {
        @Override
        void befall(RealMySql mysql, String url) {
            mysql.kill();
        }

        @Override
        void pass(RealMySql mysql, String url) {
            mysql.startAgain();
        }
    },

    READ_ONLY("database_writable", "The database is read-only") {
        @Override
        void befall(RealMySql mysql, String url) {
            Jdbi.create(url).useHandle(it -> it.execute("SET GLOBAL super_read_only = TRUE"));
        }

        @Override
        void pass(RealMySql mysql, String url) {
            Jdbi.create(url).useHandle(it -> {
                it.execute("SET GLOBAL super_read_only = FALSE");
                it.execute("SET GLOBAL read_only = FALSE");
            });
        }
    };

    /// Of the metrics, which is 0 meanwhile.
    final String gauge;

    /// Found in the health check's words.
    final String words;

    DatabaseOutage(String gauge, String words) {
        this.gauge = gauge;
        this.words = words;
    }

    /// @param url of the schema
    abstract void befall(RealMySql mysql, String url);

    abstract void pass(RealMySql mysql, String url);
}
