package dev.applaud.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentSecretTest {
    @TempDir
    private Path dir;

    @Test
    void itIsMadeOnceAndStays() {
        var first = new DevelopmentSecret(dir).read();

        assertThat(new DevelopmentSecret(dir).read()).isEqualTo(first).hasSizeGreaterThan(40);
        assertThat(DevelopmentSecret.isOne(first)).isTrue();
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(new DevelopmentSecret(dir.resolve("a")).read())
                .isNotEqualTo(new DevelopmentSecret(dir.resolve("b")).read());
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        var secret = new DevelopmentSecret(dir.resolve("data"));
        secret.read();

        assertThat(permissions(secret.file())).isEqualTo("rw-------");
        assertThat(permissions(dir.resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void allWhoAskAtOnceGetTheSameAndNothingElseIsLeft() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> read = () -> new DevelopmentSecret(dir).read();
            var secrets = new HashSet<String>();
            for (var answer : executor.invokeAll(
                    IntStream.range(0, 50).mapToObj(it -> read).toList())) {
                secrets.add(answer.get());
            }
            assertThat(secrets).hasSize(1);
        }
        assertThat(dir).isDirectoryContaining(it -> it.endsWith("development-secret"));
        try (var files = Files.list(dir)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.createFile(dir.resolve("file"));

        assertThatThrownBy(() -> new DevelopmentSecret(file.resolve("data")).read())
                .isInstanceOf(Unusable.class)
                .hasMessageStartingWith("dataDir (DATA_DIR) must be a folder that can be written to");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
