package dev.applaud.jdbi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// What H2 writes into the first two blocks of a database's file, twice the same: among other things, in which block
/// the newest chunk begins. See "File Format" in the manual of H2's MVStore.
record StoreHeader(Map<String, String> entries) {
    static final int BLOCK = 4096;
    static final int LENGTH = 2 * BLOCK;

    private static final String CHUNK = "chunk";
    private static final String AT = "block";
    private static final String VERSION = "version";
    private static final List<String> NEWEST = List.of(CHUNK, AT, VERSION);
    private static final String CHECKSUM = "fletcher";
    private static final String CLEAN = "clean";

    StoreHeader {
        entries = Map.copyOf(entries);
    }

    /// A chunk, which is what one commit wrote. Its number and its version only grow.
    record Chunk(long id, long block, long version) {
        private static final String START = CHUNK + ":";
        private static final int LONGEST_HEAD = 1024;

        /// Empty if these bytes are none.
        static Optional<Chunk> of(ByteBuffer bytes, long position) {
            var head = text(bytes, bytes.position(), LONGEST_HEAD);
            int end = head.indexOf('\n');
            if (!head.startsWith(START) || end < 0) {
                return Optional.empty();
            }
            var entries = DataUtils.parseMap(head.substring(0, end).strip());
            long id = DataUtils.readHexLong(entries, CHUNK, 0);
            return Optional.of(new Chunk(id, position / BLOCK, DataUtils.readHexLong(entries, VERSION, id)));
        }
    }

    /// The newer one of the two, of which a crash may have spoiled one.
    static Optional<StoreHeader> of(ByteBuffer blocks) {
        return Stream.of(0, BLOCK)
                .flatMap(it -> parse(text(blocks, blocks.position() + it, BLOCK)).stream())
                .max(Comparator.comparingLong(StoreHeader::version));
    }

    private static Optional<StoreHeader> parse(String block) {
        int checksum = block.indexOf("," + CHECKSUM + ":");
        int end = block.indexOf('\n');
        if (checksum < 0 || end < checksum || !block.substring(0, end).equals(checked(block.substring(0, checksum)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StoreHeader(DataUtils.parseMap(block.substring(0, checksum))));
        } catch (MVStoreException _) {
            return Optional.empty();
        }
    }

    long version() {
        return DataUtils.readHexLong(entries, VERSION, 0);
    }

    /// The same, of a file that is being written to.
    StoreHeader naming(Chunk chunk) {
        var changed = new HashMap<>(entries);
        changed.put(CHUNK, Long.toHexString(chunk.id()));
        changed.put(AT, Long.toHexString(chunk.block()));
        changed.put(VERSION, Long.toHexString(chunk.version()));
        changed.remove(CLEAN);
        return new StoreHeader(changed);
    }

    /// The same, but naming the chunk of the other one if that is newer.
    StoreHeader namingNoOlderThan(StoreHeader other) {
        if (version() >= other.version()) {
            return this;
        }
        var changed = new HashMap<>(entries);
        NEWEST.forEach(it -> changed.put(it, Objects.requireNonNull(other.entries.get(it))));
        return new StoreHeader(changed);
    }

    ByteBuffer bytes() {
        var block = (checked(DataUtils.appendMap(new StringBuilder(), new HashMap<>(entries))
                                .toString()) + "\n")
                .getBytes(ISO_8859_1);
        return ByteBuffer.allocate(LENGTH).put(0, block).put(BLOCK, block);
    }

    private static String checked(String entries) {
        var bytes = entries.getBytes(ISO_8859_1);
        var text = new StringBuilder(entries);
        DataUtils.appendMap(text, CHECKSUM, DataUtils.getFletcher32(bytes, 0, bytes.length));
        return text.toString();
    }

    private static String text(ByteBuffer bytes, int from, int longest) {
        var found = new byte[Math.max(0, Math.min(longest, bytes.limit() - from))];
        bytes.get(from, found);
        return new String(found, ISO_8859_1);
    }
}
