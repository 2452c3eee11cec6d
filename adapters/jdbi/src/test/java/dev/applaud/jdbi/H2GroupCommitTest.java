package dev.applaud.jdbi;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Group commit on the embedded database.
final class H2GroupCommitTest extends GroupCommitTest {
    H2GroupCommitTest(@TempDir Path directory) {
        super(() -> TestPool.on(new EmbeddedDatabase(directory), PATIENT));
    }
}
