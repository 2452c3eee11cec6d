package dev.applaud.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Title, type and media address of a content.
final class ContentFieldsTest {
    @Test
    void aTitleIsCleaned() {
        assertThat(new ContentTitle("  Cafe\u0301  ").value()).isEqualTo("Café");
    }

    @Test
    void aTitleIsBoundedInCodePoints() {
        assertThat(new ContentTitle("😀".repeat(300)).value()).hasSize(600);
        assertThatIllegalArgumentException().isThrownBy(() -> new ContentTitle("😀".repeat(301)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContentTitle(" "));
    }

    @Test
    void aTitleHasOneLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContentTitle("two\nlines"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"video", "liveStream", "a", "short-form_2"})
    void aTypeIsAWord(String type) {
        assertThat(new ContentType(type).value()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "two words", "vidéo", "a12345678901234567890123456789012"})
    void aTypeIsNothingElse(String type) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContentType(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/x", "https://a.example:8443/x.mp4?y=z#t=1", "HTTPS://[::1]/x"})
    void aMediaAddressIsAbsoluteHttp(String url) {
        assertThat(new MediaUrl(url).value()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/x", "a.example/x", "ftp://a.example/x", "javascript:alert(1)", "https:///x", "http://a b"})
    void aMediaAddressIsNothingElse(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MediaUrl(url));
    }

    @Test
    void aMediaAddressIsBounded() {
        var stem = "https://a.example/";
        assertThat(new MediaUrl(stem + "x".repeat(2048 - stem.length())).value())
                .hasSize(2048);
        assertThatIllegalArgumentException().isThrownBy(() -> new MediaUrl(stem + "x".repeat(2049 - stem.length())));
    }
}
