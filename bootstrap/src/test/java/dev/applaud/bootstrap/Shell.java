package dev.applaud.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/// Runs commands as `main` does, in an environment of its own.
final class Shell {
    private final Map<String, String> environment;

    Shell(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// What a command left.
    record Outcome(int status, String out, String err) {}

    Shell with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Shell(more);
    }

    Outcome run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var application = new ApplaudApplication(
                environment::get, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        int status = application.commandLine().run(arguments);
        return new Outcome(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
