package dev.applaud.benchmarks.fanout;

import static dev.applaud.benchmarks.fanout.Load.EIGHT;
import static dev.applaud.benchmarks.fanout.Load.HALF_OF_ONE;
import static dev.applaud.benchmarks.fanout.Load.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class TurnTest {
    private static final String PRINTED = """
            {"label":"node","connections":100,"ready":100,"failed":0,
             "connect":{"seconds":0.5,"per_server_cpu_s":2400},
             "memory":{"rss_before_mb":60.5,"rss_per_conn_bytes":14000},
             "phases":[
               {"phase":"sat","arg":1.0,"seconds":1.5,"pub_per_s":80.5,"deliveries":400,"expected":400,"frames":200,
                "lat_us":{"p50":10.0,"p99":2500.0},"server":{"cpu_s":0.01,"util":0.4},"unmatched":0},
               {"phase":"rate","arg":40.0,"seconds":1.5,"pub_per_s":40.0,"deliveries":200,"expected":400,"frames":200,
                "lat_us":{"p50":10.0,"p99":4000.0},"server":{"cpu_s":0.01},"unmatched":3,"http":{"ok":5,"bad":2}}],
             "closed_during_run":0,"ready_at_end":100}
            """;

    @Test
    void readsWhatTheGeneratorPrints() throws IOException {
        var turn = Turn.of(PRINTED);

        assertThat(turn.handshakes()).isEqualTo(2_400);
        assertThat(turn.memory().rssPerConnBytes()).isEqualTo(14_000);
        assertThat(turn.perSecond(ONE)).isEqualTo(80.5);
        assertThat(turn.p99(HALF_OF_ONE)).isEqualTo(4);
    }

    @Test
    void anEventThatStandsForSeveralCountsOnce() throws IOException {
        assertThat(Turn.of(PRINTED).cost(ONE)).isCloseTo(50, within(1e-9));
    }

    @Test
    void aLoadThatWasNotRunHasNoFigures() throws IOException {
        assertThat(Turn.of(PRINTED).cost(EIGHT)).isNaN();
    }

    @Test
    void complainsOfAllThatIsNotAsExpected() throws IOException {
        assertThat(Turn.of(PRINTED).complaints())
                .containsExactly("200 delivered of 400 expected, and 3 that nobody sent", "2 requests failed");
        assertThat(Turn.of(PRINTED.replace("\"ready\":100", "\"ready\":90")).complaints())
                .contains("only 90 of 100 connections got ready");
    }

    @Test
    void doesNotComplainWhenEveryEventReachedEveryone() {
        assertThat(Turns.delivering(1_000).complaints()).isEmpty();
        assertThat(Turns.delivering(999).complaints()).hasSize(1);
    }

    @Test
    void readsWhatEachOfTwoNodesUsedAndHowLateItsReceiversWere() throws IOException {
        var phase = Turn.of(PRINTED.replace(
                        "\"unmatched\":3", "\"unmatched\":3,\"far_lat_us\":{\"p99\":5500.0},\"cpu_each_s\":[0.25,0.5]"))
                .phases()
                .getLast();

        assertThat(phase.farP99()).isEqualTo(5.5);
        assertThat(phase.cpuS(0)).isEqualTo(0.25);
        assertThat(phase.cpuS()).isEqualTo(0.75);
    }

    @Test
    void ofOneNodeThereIsNoOther() throws IOException {
        var phase = Turn.of(PRINTED).phases().getLast();

        assertThat(phase.farP99()).isNaN();
        assertThat(phase.cpuS(1)).isNaN();
    }
}
