package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void itsExampleIsWhatIsCompiled() throws IOException {
        var shown = between(Files.readString(Path.of("README.md")), "```java\n", "```");
        var source = Files.readString(Path.of("src/test/java/dev/applaud/socketio/Example.java"));
        var compiled = between(source, "throws Exception {\n", "\n        return jetty;");
        assertThat(shown.strip()).isEqualTo(compiled.stripIndent().strip());
    }
}
