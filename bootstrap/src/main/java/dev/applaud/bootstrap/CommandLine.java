package dev.applaud.bootstrap;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import net.sourceforge.argparse4j.inf.ArgumentParserException;

/// Runs one command. What goes wrong becomes one sentence instead of a stack trace, and an exit status for scripts.
final class CommandLine {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final Bootstrap<?> bootstrap;
    private final PrintStream out;
    private final PrintStream err;

    CommandLine(Bootstrap<?> bootstrap, PrintStream out, PrintStream err) {
        this.bootstrap = bootstrap;
        this.out = out;
        this.err = err;
    }

    /// @return the exit status; a server goes on running after it
    int run(String... arguments) {
        var complaints = new ByteArrayOutputStream();
        var cli = new Cli(new JarLocation(getClass()), bootstrap, out, complaints);
        var failure = cli.run(arguments);
        if (failure.isEmpty()) {
            return DONE;
        }
        if (failure.get() instanceof ArgumentParserException) {
            err.print(complaints.toString(StandardCharsets.UTF_8));
            return MISUSED;
        }
        err.println(Sentences.about(failure.get()));
        return FAILED;
    }
}
