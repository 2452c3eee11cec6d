package dev.applaud.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionsTest {
    @Test
    void whatIsNotSaidStaysAsItIs() {
        assertThat(Options.of()).isEqualTo(Options.DEFAULT);
        assertThat(Options.of("--rounds", "2").connections()).isEqualTo(Options.DEFAULT.connections());
    }

    @Test
    void everythingCanBeChosen() {
        var options = Options.of(
                "--peers",
                "applaud,node-uws",
                "--connections",
                "100,200",
                "--warm-up",
                "1",
                "--rounds",
                "2",
                "--seconds",
                "0.5",
                "--idle",
                "10",
                "--idle-seconds",
                "7");

        assertThat(options)
                .isEqualTo(new Options(EnumSet.of(Peer.APPLAUD, Peer.NODE_UWS), List.of(100, 200), 1, 2, 0.5, 10, 7));
    }

    @Test
    void whatIsUnknownIsRefused() {
        assertThatThrownBy(() -> Options.of("--peers", "applaud,nodde"))
                .hasMessage("--peers are some of applaud,node,node-uws,uws,netty,jetty,floor");
        assertThatThrownBy(() -> Options.of("--round", "2")).hasMessageStartingWith("--round is no option");
        assertThatThrownBy(() -> Options.of("--rounds")).hasMessage("--rounds needs a value");
    }
}
