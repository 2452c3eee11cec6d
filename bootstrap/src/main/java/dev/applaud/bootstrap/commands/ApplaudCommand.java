package dev.applaud.bootstrap.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.domain.Outcome;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// A command of our own: prints its answer, for people or with `--json` for programs, and nothing else. A refusal is
/// told like any other failure.
abstract class ApplaudCommand extends ConfiguredCommand<ApplaudConfiguration> {
    private static final JsonMapper JSON = new JsonMapper();

    private final PrintStream out;

    ApplaudCommand(String name, String description, PrintStream out) {
        super(name, description);
        this.out = out;
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--json").action(Arguments.storeTrue()).help("answer in JSON, for programs");
    }

    /// An option instead of Dropwizard's last argument: a command's own arguments come last.
    @Override
    protected Argument addFileArgument(Subparser parser) {
        return parser.addArgument("--config")
                .dest("file")
                .metavar("FILE")
                .help("settings that are laid over the shipped config.yml");
    }

    @Override
    protected void run(Bootstrap<ApplaudConfiguration> bootstrap, Namespace arguments, ApplaudConfiguration settings)
            throws Exception {
        CommandLog.toStderr();
        switch (answer(arguments, settings)) {
            case Outcome.Done<Answer>(var answer) ->
                out.println(arguments.getBoolean("json") ? json(answer.json()) : answer.text());
            case Outcome.Refused<Answer>(var refusal) -> throw new Unusable(refusal.message() + ".");
        }
        out.flush();
    }

    abstract Outcome<Answer> answer(Namespace arguments, ApplaudConfiguration settings) throws Exception;

    private static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
