package dev.applaud.jdbi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// The file system under embedded databases: whatever lies below it, with the header of each database's file kept up to
/// date by a {@link StoreFile}. H2 makes one of these for each path.
public final class StoreFiles extends FilePathWrapper {
    static final String SCHEME = "named";

    /// The ending of the files that H2 keeps a database in, while it rewrites one too.
    private static final String DATABASE = ".mv.db";

    /// To be called before H2 is told of a path of this scheme.
    static void install() {
        FilePath.register(new StoreFiles());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        var file = super.open(mode);
        return name.contains(DATABASE) ? new StoreFile(file) : file;
    }
}
