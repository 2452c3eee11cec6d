package dev.applaud.socketio.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.TestIo;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    /// Of `open sesame`.
    static final String HASH = "$2a$04$NNtApMoEAtEAidsQOMPM6O8t1rZkPO7zciExkppRhOwnW4EbQZjkK";

    private static final String GOOD = "{\"username\":\"admin\",\"password\":\"open sesame\"}";
    private static final String REFUSED = "44/admin,{\"message\":\"invalid credentials\"}";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final TestIo server = server(HASH);

    private TestIo server(String hash) {
        var started = new TestIo();
        AdminNamespace.install(
                started.io(),
                AdminOptions.builder(AdminAuth.basic("admin", hash)).build(),
                now::get);
        return started;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String answer(String auth) {
        return AdminClient.knock(server, auth).answer();
    }

    private String session() {
        return AdminClient.knock(server, GOOD).next("session").get(0).textValue();
    }

    private String answerTo(String session) {
        return answer("{\"sessionId\":\"" + session + "\"}");
    }

    @Test
    void whoKnowsThePasswordComesIn() {
        assertThat(answer(GOOD)).startsWith("40/admin,{\"sid\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"username\":\"admin\",\"password\":\"open\"}",
                "{\"username\":\"Admin\",\"password\":\"open sesame\"}",
                "{\"username\":\"admin\"}",
                "{\"username\":\"admin\",\"password\":\"\"}",
                "{\"username\":\"admin\",\"password\":7}",
                "{\"username\":null,\"password\":null}",
                "{\"sessionId\":null}",
                "{\"sessionId\":\"\"}",
                "{\"sessionId\":\"0123456789abcdef\"}",
                "{\"sessionId\":[]}"
            })
    void everybodyElseIsRefusedByTheTextThatTheAdminUiKnows(String auth) {
        assertThat(answer(auth)).isEqualTo(REFUSED);
    }

    @Test
    void theSessionComesBeforeTheAnswerAndIsGoodInPlaceOfThePassword() {
        var admin = AdminClient.knock(server, GOOD);
        assertThat(admin.nextName()).isEqualTo("session");
        assertThat(admin.answer()).startsWith("40/admin,");

        var session = session();
        assertThat(session).matches("[0-9a-f]+");
        assertThat(answerTo(session)).startsWith("40/admin,");
        assertThat(answerTo(session)).startsWith("40/admin,");
    }

    @Test
    void aSessionEndsAfterADay() {
        var session = session();
        now.updateAndGet(it -> it.plus(Duration.ofHours(24)).minusMillis(1));
        assertThat(answerTo(session)).startsWith("40/admin,");
        now.updateAndGet(it -> it.plusMillis(1));
        assertThat(answerTo(session)).isEqualTo(REFUSED);
    }

    @Test
    void aSessionIsGoodAtOtherServersWithTheSameLoginOnly() {
        var session = "{\"sessionId\":\"" + session() + "\"}";
        try (var same = server(HASH);
                var other = server("$2b$04$NNtApMoEAtEAidsQOMPM6O8t1rZkPO7zciExkppRhOwnW4EbQZjkK")) {
            assertThat(AdminClient.knock(same, session).answer()).startsWith("40/admin,");
            assertThat(AdminClient.knock(other, session).answer()).isEqualTo(REFUSED);
        }
    }

    @Test
    void nobodyCanMakeASessionLastLonger() {
        var session = session();
        assertThat(answerTo("f" + session.substring(1))).isEqualTo(REFUSED);
        assertThat(answerTo(session.substring(0, session.length() - 1))).isEqualTo(REFUSED);
        assertThat(answerTo(session + "0")).isEqualTo(REFUSED);
    }

    @Test
    void whoReloadsWithAnOldSessionMayShowThePasswordToo() {
        assertThat(answer("{\"sessionId\":\"old\",\"username\":\"admin\",\"password\":\"open sesame\"}"))
                .startsWith("40/admin,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void hashesOfAllVersionsAreUnderstood(String version) {
        try (var other = server(version + HASH.substring(version.length()))) {
            assertThat(AdminClient.knock(other, GOOD).answer()).startsWith("40/admin,");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "open sesame",
                "$2a$04$NNtApMoEAtEAidsQOMPM6O8t1rZkPO7zciExkppRhOwnW4EbQZjk",
                "$2a$03$NNtApMoEAtEAidsQOMPM6O8t1rZkPO7zciExkppRhOwnW4EbQZjkK",
                "$2a$32$NNtApMoEAtEAidsQOMPM6O8t1rZkPO7zciExkppRhOwnW4EbQZjkK",
                "$1$04$NNtApMoEAtEAidsQOMPM6O8t1rZkPO7zciExkppRhOwnW4EbQZjkK"
            })
    void whatIsNoHashIsRefusedAtOnceAndNotRepeated(String text) {
        assertThatThrownBy(() -> AdminAuth.basic("admin", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the password's hash must be one of bcrypt");
        assertThat(AdminAuth.basic("admin", HASH).toString()).doesNotContain("2a");
    }
}
