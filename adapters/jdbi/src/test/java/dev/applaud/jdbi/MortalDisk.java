package dev.applaud.jdbi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// The disk under embedded databases, which lets a test look at a folder at each moment in which a process may die:
/// when it has written a page of something, and all of it. Any thread.
public final class MortalDisk extends FilePathWrapper {
    static final String SCHEME = "mortal";

    private static final int PAGE = 4096;
    private static final ConcurrentMap<String, Runnable> LOOKS = new ConcurrentHashMap<>();

    /// To be called before a database is opened.
    ///
    /// @param look runs in the thread that writes
    static void install(Path folder, Runnable look) {
        LOOKS.put(folder.toString(), look);
        FilePath.register(new MortalDisk());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        var file = super.open(mode);
        return name.endsWith(".mv.db") ? new OpenFile(name, file) : file;
    }

    private static final class OpenFile extends ForwardingFile {
        private final String name;

        OpenFile(String name, FileChannel file) {
            super(file);
            this.name = name;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            int length = bytes.remaining();
            if (length > PAGE) {
                writeFully(bytes.slice(bytes.position(), PAGE), position);
                look();
            }
            writeFully(bytes, position);
            look();
            return length;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            super.implTruncate(size);
            look();
        }

        private void look() {
            LOOKS.forEach((folder, look) -> {
                if (name.contains(folder)) {
                    look.run();
                }
            });
        }
    }
}
