package dev.applaud.jdbi;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// The file of an embedded database, whose header names the newest chunk as soon as that is written: before `COMMIT`
/// returns. After a crash H2 begins to read where the header says. By itself it writes the header only now and then,
/// and in 2.5.252 with the chunk before the newest. Any thread.
final class StoreFile extends ForwardingFile {
    /// The last one written here, if any; guarded by this.
    private @Nullable StoreHeader header;

    StoreFile(FileChannel file) {
        super(file);
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
        if (position == 0) {
            return writeHeader(bytes);
        }
        var chunk = StoreHeader.Chunk.of(bytes, position);
        int length = writeFully(bytes, position);
        if (chunk.isPresent()) {
            name(chunk.get());
        }
        return length;
    }

    private int writeHeader(ByteBuffer bytes) throws IOException {
        var ofH2 = StoreHeader.of(bytes).orElseThrow(() -> new IOException("Not a header"));
        header = header == null ? ofH2 : ofH2.namingNoOlderThan(header);
        bytes.position(bytes.limit());
        return writeFully(header.bytes(), 0);
    }

    /// Older ones are copies, which H2 makes while it compacts a file.
    private void name(StoreHeader.Chunk chunk) throws IOException {
        if (header == null) {
            header = readHeader().naming(chunk);
        } else if (chunk.version() >= header.version()) {
            header = header.naming(chunk);
        } else {
            return;
        }
        writeFully(header.bytes(), 0);
    }

    private StoreHeader readHeader() throws IOException {
        var bytes = ByteBuffer.allocate(StoreHeader.LENGTH);
        while (bytes.hasRemaining()) {
            if (read(bytes, bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return StoreHeader.of(bytes.flip()).orElseThrow(() -> new IOException("No header"));
    }
}
