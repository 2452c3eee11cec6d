package dev.applaud.product;

import dev.applaud.redis.AdapterFormat;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The same in the streams format.
class ClusteredNodesOnStreamsTest extends ClusteredNodesTest {
    ClusteredNodesOnStreamsTest(@TempDir Path data) {
        super(data);
    }

    @Override
    AdapterFormat format() {
        return AdapterFormat.STREAMS;
    }
}
