package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.jdbi.RealMySql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL under mixed load, again and again on the same data. What was acknowledged is there afterwards, nothing else
/// was invented, tallies equal the facts, and the comment log has no gap. Whoever heard no answer, and whoever did, may
/// ask again under the same key: it is done once, and told in the same words. Those who watch come to see what the
/// database holds, whether they were there before it all or joined in the middle.
///
/// The system property `applaud.crashes` says how often, `applaud.crashSeed` chooses the moments.
class CrashTest {
    private static final int CRASHES = Integer.getInteger("applaud.crashes", 1);
    private static final long SEED = Long.getLong("applaud.crashSeed", 1);

    @TempDir
    private Path data;

    private final Random random = new Random(SEED);
    private final Crowd crowd = Crowd.of(16, SEED);
    private final Screen screen = new Screen();
    private final Screen lateScreen = new Screen();

    @Test
    void nothingAcknowledgedIsLostOnTheEmbeddedDatabase() throws Exception {
        for (int i = 0; i < CRASHES; i++) {
            checkThenCrash(Map.of());
        }
        check(Map.of());
    }

    @Test
    void nothingAcknowledgedIsLostOnMySqlWhichCrashesToo() throws Exception {
        try (var mysql = RealMySql.start()) {
            var environment = Map.of("DATABASE_URL", mysql.jdbcUrl("applaud"));
            RunningServer.migrate(data, environment);
            for (int i = 0; i < CRASHES; i++) {
                checkThenCrash(environment);
                mysql.kill();
                mysql.startAgain();
            }
            check(environment);
        }
    }

    private void check(Map<String, String> environment) throws IOException {
        try (var server = RunningServer.start(data, environment);
                var early = Viewer.of(server, "early", screen.connected());
                var late = Viewer.of(server, "late", lateScreen.connected())) {
            allIsAsAcknowledged(new Api(server), early, late);
        }
    }

    private void checkThenCrash(Map<String, String> environment) throws Exception {
        try (var server = RunningServer.start(data, environment);
                var early = Viewer.of(server, "early", screen.connected());
                var late = Viewer.of(server, "late", lateScreen.connected());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var api = new Api(server);
            api.call("POST", "/content", "owner", "{\"_id\":\"hot\",\"contentType\":\"video\"}");
            allIsAsAcknowledged(api, early, late);
            late.leaves("hot");
            var moment = new CountDownLatch(20 + random.nextInt(300));
            var acting = crowd.fans().stream()
                    .map(fan -> callers.submit(() -> Crowd.actUntilTheServerIsGone(fan, api, moment)))
                    .toList();
            late.joins("hot", lateScreen.seq());
            try {
                assertThat(moment.await(120, TimeUnit.SECONDS))
                        .withFailMessage(() -> "Too few acknowledgements:\n" + server.log())
                        .isTrue();
            } finally {
                server.kill(); // or they would go on for ever
            }
            for (var it : acting) {
                it.get();
            }
        }
    }

    /// Once as the crash left it, and once when everybody has asked again for what was not answered.
    private void allIsAsAcknowledged(Api api, Viewer early, Viewer late) throws IOException {
        early.joins("hot", screen.seq());
        late.joins("hot", lateScreen.seq());
        crowd.assertAsAcknowledged(api, List.of(screen, lateScreen));
        crowd.askAgain(api);
        crowd.assertAsAcknowledged(api, List.of(screen, lateScreen));
    }
}
