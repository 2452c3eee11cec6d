package dev.applaud.redis;

import java.io.IOException;
import java.nio.file.Path;

/// Files for tests to run.
public final class ExecutableFile {
    private ExecutableFile() {}

    /// Writes a file by another process. While this JVM has it open for writing, any process that another thread starts
    /// may keep it so for a moment, and nobody can run it then ("Text file busy").
    ///
    /// @param path its folder is there
    public static void write(Path path, byte[] content) throws IOException {
        var writer = new ProcessBuilder("sh", "-c", "cat > \"$0\" && chmod 755 \"$0\"", path.toString()).start();
        try (var in = writer.getOutputStream()) {
            in.write(content);
        }
        if (writer.onExit().join().exitValue() != 0) {
            throw new IOException("Cannot be written: " + path);
        }
    }
}
