package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.redis.ExecutableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./applaud` in a house of paper: a JDK and a Maven that only say what they were asked.
class LauncherTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path dir;

    private Path home = Path.of("");
    private Path jdk = Path.of("");

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void build() throws IOException {
        home = Files.createDirectories(dir.resolve("a home"));
        jdk = dir.resolve("jdk");
        copy("applaud");
        copy("bootstrap/find-jdk");
        write("pom.xml", "");
        write("domain/src/main/java/A.java", "");
        write("bootstrap/target/applaud.jar", "");
        jdk("25.0.3");
        script(dir.resolve("bin/mvn"), "echo \"mvn $*\"; touch '" + home.resolve("bootstrap/target/applaud.jar") + "'");
    }

    @Test
    void itRunsTheJarWithTheSettingsBesideIt() throws Exception {
        var run = launch("token", "alice", "--username", "two words");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("-XX:+UseCompactObjectHeaders")
                .contains("-Dapplaud.config=" + home.resolve("config.yml"))
                .endsWith("-jar\n%s\ntoken\nalice\n--username\ntwo words\n"
                        .formatted(home.resolve("bootstrap/target/applaud.jar")));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theServerGetsAThriftyCollector() throws Exception {
        assertThat(launch("server").out()).contains("-XX:+UseParallelGC").contains("-Xmn96m");
        assertThat(launch("token", "server").out()).doesNotContain("-XX:+UseParallelGC");
    }

    @Test
    void javaOptsMayChooseAnotherCollector() throws Exception {
        assertThat(launch(Map.of("JAVA_OPTS", "-Xmx1g -XX:+UseZGC"), "server").out())
                .contains("-XX:+UseCompactObjectHeaders")
                .contains("-XX:+UseZGC")
                .doesNotContain("-XX:+UseParallelGC");
    }

    @Test
    void javaOptsGoToTheJvmBeforeTheJar() throws Exception {
        assertThat(launch(Map.of("JAVA_OPTS", "-Xmx1g -Da=b"), "server").out())
                .containsSubsequence("-Xmx1g\n-Da=b\n", "-jar\n");
    }

    @Test
    void itBuildsFirstWhenASourceIsNewer() throws Exception {
        touchLater("domain/src/main/java/A.java");

        var run = launch("check");

        assertThat(run.err()).contains("applaud: building", "mvn -q -B -f " + home.resolve("pom.xml"));
        assertThat(run.out()).doesNotContain("mvn").endsWith("check\n");
    }

    @Test
    void itBuildsFirstWhenASourceIsGone() throws Exception {
        Files.delete(home.resolve("domain/src/main/java/A.java"));
        touchLater("domain/src/main/java");

        assertThat(launch("check").err()).contains("applaud: building");
    }

    @Test
    void itBuildsFirstWhenThereIsNoJar() throws Exception {
        Files.delete(home.resolve("bootstrap/target/applaud.jar"));

        assertThat(launch("check").err()).contains("applaud: building");
    }

    @Test
    void itSaysWhenMavenIsMissing() throws Exception {
        Files.delete(home.resolve("bootstrap/target/applaud.jar"));
        Files.delete(dir.resolve("bin/mvn"));

        var run = launch(Map.of("PATH", toolsWithoutMaven()), "check");

        assertThat(run.status()).isOne();
        assertThat(run.err()).startsWith("Applaud needs Maven to build itself").hasLineCount(1);
    }

    @Test
    void withoutNpmItBuildsWithoutTheClientForBrowsersAndSaysSo() throws Exception {
        Files.delete(home.resolve("bootstrap/target/applaud.jar"));
        var path = dir.resolve("bin") + ":" + toolsWithoutMaven();

        assertThat(launch(Map.of("PATH", path), "check").err()).contains("no npm", "-DskipClientBundle");
        script(dir.resolve("bin/npm"), "true");
        Files.delete(home.resolve("bootstrap/target/applaud.jar"));
        assertThat(launch(Map.of("PATH", path), "check").err()).doesNotContain("npm", "-DskipClientBundle");
    }

    @Test
    void whatNpmInstallsIsNoSource() throws Exception {
        write("adapters/socketio/src/main/js/node_modules/a.js", "");
        write("bootstrap/target/applaud.jar", "");
        touchLater("adapters/socketio/src/main/js/node_modules/a.js");
        touchLater("adapters/socketio/src/main/js/node_modules");
        touchLater("adapters/socketio/src/main/js");

        assertThat(launch("check").err()).isEmpty();
    }

    @Test
    void anOldJdkIsPassedOver() throws Exception {
        jdk("17.0.15");
        Files.createDirectories(dir.resolve("empty"));

        var run = launch(Map.of("HOME", dir.resolve("empty").toString()), "check");

        assertThat(run.out()).doesNotContain("JDK 17.0.15");
    }

    private String toolsWithoutMaven() throws IOException {
        var tools = Files.createDirectories(dir.resolve("tools"));
        for (var tool : new String[] {
            "bash", "dirname", "readlink", "sed", "sort", "head", "cut", "find", "mkdir", "flock", "rm", "env", "touch"
        }) {
            for (var place : new String[] {"/usr/bin", "/bin"}) {
                if (Files.exists(Path.of(place, tool)) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), Path.of(place, tool));
                }
            }
        }
        return tools.toString();
    }

    private Run launch(String... arguments) throws Exception {
        return launch(Map.of(), arguments);
    }

    private Run launch(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(home.resolve("applaud").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(dir.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("PATH", dir.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(environment);
        var out = Files.createTempFile(dir, "out", "");
        var err = Files.createTempFile(dir, "err", "");
        var process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private void jdk(String version) throws IOException {
        Files.createDirectories(jdk);
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        script(jdk.resolve("bin/java"), "echo 'JDK " + version + "'; printf '%s\\n' \"$@\"");
        script(jdk.resolve("bin/javac"), "");
    }

    private void copy(String name) throws IOException {
        script(home.resolve(name), Files.readString(REPOSITORY.resolve(name)));
    }

    private void write(String name, String text) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        var script = text.startsWith("#!") ? text : "#!/bin/sh\n" + text + "\n";
        ExecutableFile.write(file, script.getBytes(StandardCharsets.UTF_8));
    }

    private void touchLater(String name) throws IOException {
        Files.setLastModifiedTime(
                home.resolve(name), FileTime.from(Instant.now().plusSeconds(60)));
    }
}
