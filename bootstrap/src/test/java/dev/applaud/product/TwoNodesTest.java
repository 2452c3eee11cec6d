package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.jdbi.RealMySql;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one database, who do not know of each other: what happens at one reaches those who watch at the
/// other, and so does what one did not get to tell before it went down.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {
    private static final String VIDEO = "/content/shared";

    private final RealMySql mysql = RealMySql.start();
    private final Map<String, String> environment = Map.of("DATABASE_URL", mysql.jdbcUrl("applaud"));
    private final RunningServer here;
    private final RunningServer there;

    TwoNodesTest(@TempDir Path data) {
        RunningServer.migrate(data, environment);
        here = RunningServer.start(data, environment);
        there = RunningServer.start(data, environment);
    }

    @BeforeAll
    void publish() throws Exception {
        new Api(here).call("POST", "/content", "owner", "{\"_id\":\"shared\",\"contentType\":\"video\"}");
    }

    @AfterAll
    void stop() {
        here.close();
        there.close();
        mysql.close();
    }

    @Test
    void whatHappensAtOneNodeIsHeardAtTheOtherInOrder() throws Exception {
        try (var viewer = Viewer.of(there, "viewer")) {
            long since = viewer.joins("shared").path("seq").asLong();
            var api = new Api(here);
            for (int i = 0; i < 5; i++) {
                api.call("POST", VIDEO + "/comments", "author", "{\"text\":\"Bravo\"}");
            }
            api.call("PUT", VIDEO + "/like", "fan", null);
            assertThat(IntStream.range(0, 5)
                            .mapToObj(_ ->
                                    viewer.hears("video:comment").path("seq").asLong()))
                    .isEqualTo(List.of(since + 1, since + 2, since + 3, since + 4, since + 5));
            var like = viewer.hears("video:like");
            assertThat(like.path("likesCount").asInt()).isEqualTo(1);
            assertThat(like.path("userId").asText("absent")).isEmpty();
        }
    }

    @Test
    void whatAServerStoredBeforeItWasKilledIsHeardAtTheOther(@TempDir Path data) throws Exception {
        try (var viewer = Viewer.of(there, "viewer");
                var dying = RunningServer.start(data, environment)) {
            viewer.joins("shared");
            var posted = new Api(dying).call("POST", VIDEO + "/comments", "author", "{\"text\":\"Last words\"}");
            dying.kill();
            assertThat(posted.path("success").asBoolean()).isTrue();
            assertThat(viewer.hears("video:comment").at("/comment/text").asText())
                    .isEqualTo("Last words");
        }
    }
}
