package dev.applaud.jdbi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The database that is there when no other is configured: H2 in a file of a data directory.
///
/// What was committed survives the death of the process. The file is closed with its last connection. A second process
/// on the same directory, such as a command beside a running server, shares the database through the first one, over
/// the loopback interface.
public final class EmbeddedDatabase {
    public static final String USER = "applaud";
    public static final String PASSWORD = "";

    /// Tells whether a connection is of use. `Connection.isValid` does not: H2 answers yes for a database that it has
    /// closed, as after a write for which there was no room. One opened anew is well.
    public static final String VALIDATION_QUERY = "SELECT 1";

    private static final String SETTINGS =
            ";MODE=MySQL;AUTO_SERVER=TRUE;WRITE_DELAY=0;DB_CLOSE_DELAY=0;TRACE_LEVEL_FILE=0";

    /// With no limits but this one, which H2 would otherwise make shorter.
    private static final String UNLIMITED = ";LOCK_TIMEOUT=10000";

    private final Path directory;

    /// @throws IllegalArgumentException if no database can be kept in a directory of this name
    public EmbeddedDatabase(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        if (this.directory.toString().contains(";")) {
            throw new IllegalArgumentException("must not contain a semicolon");
        }
    }

    /// Where to connect to, for what must not be cut off, such as changes of the schema. Makes the directory if it
    /// isn't there, for its owner's eyes only. To be called before anything else uses H2: H2 then listens on the
    /// loopback interface only.
    public String jdbcUrl() {
        return url(UNLIMITED);
    }

    /// The same, with every statement held to the limits.
    public String jdbcUrl(TimeLimits limits) {
        return url(limits.ofH2());
    }

    private String url(String limits) {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        try {
            makeDirectory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StoreFiles.install();
        stayOpenWhileTheProcessEnds();
        // An interrupted thread closes the channel of the file: the inner one opens it again.
        return "jdbc:h2:" + StoreFiles.SCHEME + ":retry:" + directory.resolve("applaud") + SETTINGS + limits;
    }

    /// H2 would close it by a shutdown hook, beside that of the web server, which may still serve for minutes. It has a
    /// setting against that, but not together with `AUTO_SERVER`.
    private static void stayOpenWhileTheProcessEnds() {
        try {
            var closer = Class.forName("org.h2.engine.OnExitDatabaseCloser");
            var terminated = closer.getDeclaredField("terminated");
            terminated.setAccessible(true);
            synchronized (closer) {
                terminated.setBoolean(null, true);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This release of H2 does not suit", e);
        }
    }

    private void makeDirectory() throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }
}
