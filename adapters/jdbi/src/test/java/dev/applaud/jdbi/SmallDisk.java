package dev.applaud.jdbi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.retry.FilePathRetryOnInterrupt;

/// The disk under embedded databases, on which nothing can be written into a folder that is full. Any thread.
public final class SmallDisk extends FilePathRetryOnInterrupt {
    private static final Set<String> FULL = ConcurrentHashMap.newKeySet();

    /// To be called before a database is opened.
    public static void install() {
        FilePath.register(new SmallDisk());
    }

    public static void fill(Path folder) {
        FULL.add(folder.toString());
    }

    public static void makeRoom(Path folder) {
        FULL.remove(folder.toString());
    }

    private static void claimRoom(String file) throws IOException {
        if (FULL.stream().anyMatch(file::contains)) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new OpenFile(name, super.open(mode));
    }

    private static final class OpenFile extends ForwardingFile {
        private final String name;

        OpenFile(String name, FileChannel file) {
            super(file);
            this.name = name;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            claimRoom(name);
            return super.write(bytes, position);
        }
    }
}
