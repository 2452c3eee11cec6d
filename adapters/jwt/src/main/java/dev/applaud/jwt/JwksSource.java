package dev.applaud.jwt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a JSON Web Key Set comes from.
public interface JwksSource {
    /// The JSON text as it is now. May block for some seconds.
    String read() throws IOException;

    /// A file, read anew each time.
    static JwksSource file(Path file) {
        return () -> Files.readString(file);
    }
}
