package dev.applaud.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.redis.AdapterFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NodesOptionsTest {
    @Test
    void withoutArgumentsAllFormatsAreMeasured() {
        assertThat(NodesOptions.of()).isEqualTo(NodesOptions.DEFAULT);
        assertThat(NodesOptions.DEFAULT.formats()).containsExactly(AdapterFormat.values());
    }

    @Test
    void eachArgumentChangesOneThing() {
        assertThat(NodesOptions.of(
                        "--formats", "streams,classic", "--warm-up", "1", "--rounds", "2", "--seconds", "0.5"))
                .isEqualTo(new NodesOptions(List.of(AdapterFormat.STREAMS, AdapterFormat.CLASSIC), 1, 2, 0.5));
    }

    @Test
    void whatIsNoOptionOrFormatIsRefused() {
        assertThatThrownBy(() -> NodesOptions.of("--peers", "node")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodesOptions.of("--formats", "carrier-pigeon"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
