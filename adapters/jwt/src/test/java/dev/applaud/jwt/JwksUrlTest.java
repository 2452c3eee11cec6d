package dev.applaud.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwksUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://issuer.example/keys",
                "HTTPS://issuer.example/keys",
                "http://localhost:8080/keys",
                "http://127.0.0.1/keys",
                "http://[::1]:9/keys"
            })
    void keysMayComeOverHttpsOrFromThisMachine(String url) {
        try (var source = new JwksUrl(URI.create(url))) {
            assertThat(source).hasToString(url);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/keys",
                "http://localhost.issuer.example/keys",
                "http://10.0.0.1/keys",
                "ftp://localhost/keys",
                "https:keys",
                "/etc/keys.json"
            })
    void keysMayNotComeFromElsewhere(String url) {
        assertThatThrownBy(() -> new JwksUrl(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndlessAnswerIsNotReadToTheEnd() {
        try (var issuer = new LoopbackIssuer()) {
            issuer.answer(200, "x".repeat(2 << 20));

            assertThatThrownBy(issuer::read).isInstanceOf(IOException.class).hasMessageContaining("more than");
        }
    }
}
