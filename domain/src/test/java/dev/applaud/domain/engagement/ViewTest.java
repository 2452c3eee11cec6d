package dev.applaud.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.content.ContentId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ViewTest {
    @Test
    void aViewerWhoseAddressAProxyMadeUpIsCut() {
        var view = new View(new ContentId("123"), "address:" + "x".repeat(500), Instant.EPOCH, Duration.ZERO);
        assertThat(view.viewer()).hasSize(128).startsWith("address:xxx");
    }
}
