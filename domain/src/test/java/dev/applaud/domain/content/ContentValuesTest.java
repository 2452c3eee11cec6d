package dev.applaud.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"video", "image", "Live-Stream", "reel_2"})
    void aContentTypeIsAWord(String type) {
        assertThat(new ContentType(type).value()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2d", "my video", "video!", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void anythingElseIsNoContentType(String type) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContentType(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://cdn.example.org/v/1.mp4?x=1", "http://127.0.0.1:8080/a", "HTTPS://example.org/"})
    void aMediaUrlIsAnAbsoluteWebAddress(String url) {
        assertThat(new MediaUrl(url).value()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a.mp4", "ftp://example.org/a", "javascript:alert(1)", "https://", "http://a b/"})
    void anythingElseIsNoMediaUrl(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MediaUrl(url));
    }

    @Test
    void aTitleIsOneLineOf300CodePoints() {
        assertThat(new ContentTitle(" " + "😀".repeat(300)).value()).isEqualTo("😀".repeat(300));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContentTitle("x".repeat(301)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContentTitle("two\nlines"));
    }
}
