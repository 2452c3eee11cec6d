package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.jdbi.RealMySql;
import dev.applaud.redis.RealRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that can't succeed ends with one sentence and status 1.
class FailedStartTest {
    @TempDir
    private Path data;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void onFreePorts() {
        shell = new Shell(Map.of("DATA_DIR", data.toString(), "PORT", "0", "ADMIN_PORT", "0"));
    }

    @Test
    void aBadSettingStopsTheStart() {
        assertFails(shell.with("SOCKET_IO_PING_TIMEOUT", "x"), "socketIo.pingTimeout", "SOCKET_IO_PING_TIMEOUT");
    }

    @Test
    void aPasswordOfTheAdminUiThatIsNoHashStopsTheStart() {
        assertFails(
                shell.with("SOCKET_IO_ADMIN_USERNAME", "ann").with("SOCKET_IO_ADMIN_PASSWORD", "hush"),
                "socketIo.admin.password",
                "SOCKET_IO_ADMIN_PASSWORD",
                "bcrypt");
    }

    @Test
    void aFileThatIsNotThereStopsTheStart() {
        assertThat(shell.run("server", "not-there.yml"))
                .isEqualTo(new Shell.Outcome(1, "", "There is no configuration file not-there.yml.\n"));
    }

    @Test
    void aTakenPortStopsTheStart() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFails(
                    shell.with("ADMIN_PORT", "" + taken.getLocalPort()),
                    "127.0.0.1:" + taken.getLocalPort(),
                    "ADMIN_PORT");
        }
    }

    @Test
    void aProductionProfileNeverStartsWithADevelopmentSecret() throws IOException {
        assertFails(shell.with("APPLAUD_PROFILE", "production"), "auth.secret", "JWT_SECRET", "production");

        shell.run("token", "alice");
        var copied = Files.readString(data.resolve("development-secret"));
        assertFails(
                shell.with("APPLAUD_PROFILE", "production").with("JWT_SECRET", copied),
                "auth.secret",
                "JWT_SECRET",
                "production");
    }

    @Test
    void aDataFolderThatIsNoFolderStopsTheStart() throws IOException {
        var file = Files.createFile(data.resolve("file"));

        assertFails(shell.with("DATA_DIR", file.toString()), "dataDir", "DATA_DIR", file.toString());
        assertFails(shell.with("DATA_DIR", file.toString()).with("JWT_SECRET", "x"), "dataDir", "DATA_DIR");
    }

    @Test
    void aDatabaseOutOfReachStopsTheStart() throws IOException {
        int nobodysPort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodysPort = socket.getLocalPort();
        }
        assertFails(
                shell.with("DATABASE_URL", "mysql://root:hush@127.0.0.1:%d/applaud".formatted(nobodysPort)),
                "database.url",
                "DATABASE_URL",
                "mysql://127.0.0.1:" + nobodysPort);
    }

    @Test
    void anOldSchemaStopsTheStartUntilItIsMigrated() {
        var mysql = shell.with("DATABASE_URL", RealMySql.sharedUrl("old_schema"));

        assertFails(mysql, "database.url", "./applaud db migrate");
        assertThat(mysql.run("content", "list").err()).contains("./applaud db migrate");
        assertThat(mysql.run("db", "migrate").status()).isZero();
        assertThat(mysql.run("content", "list").status()).isZero();
    }

    @Test
    void aRedisThatIsTooOldForTheFormatStopsTheStart() {
        try (var redis = RealRedis.start("--rename-command", "SPUBLISH", "")) {
            assertFails(
                    shell.with("REDIS_HOST", "127.0.0.1")
                            .with("REDIS_PORT", "" + redis.port())
                            .with("REDIS_ADAPTER", "sharded"),
                    "redis.adapter can't be sharded",
                    "127.0.0.1:" + redis.port(),
                    "Redis 7");
        }
    }

    @Test
    void keysOutOfReachStopTheStart() throws IOException {
        var file = Files.writeString(data.resolve("my.yml"), "auth: {jwks: /not/there.json}");
        var url = Files.writeString(data.resolve("url.yml"), "auth: {jwks: 'http://issuer.example/keys'}");

        assertThat(shell.run("server", file.toString()).err())
                .isEqualTo("The keys of auth.jwks, /not/there.json, can't be read: there is no such file.\n");
        assertThat(shell.run("server", url.toString()).err())
                .isEqualTo("auth.jwks must be an https URL, or http on this machine.\n");
    }

    private static void assertFails(Shell shell, String... named) {
        var outcome = shell.run("server");

        assertThat(outcome.status()).isOne();
        assertThat(outcome.err()).contains(named).endsWith(".\n").doesNotContain("hush", "Exception");
        assertThat(outcome.err().lines()).hasSize(1);
    }
}
