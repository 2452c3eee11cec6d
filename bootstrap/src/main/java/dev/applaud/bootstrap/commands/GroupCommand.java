package dev.applaud.bootstrap.commands;

import com.codahale.metrics.MetricRegistry;
import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.sides.StorageSide;
import dev.applaud.domain.Outcome;
import java.io.PrintStream;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// A command whose first argument says what to do with what the server keeps. It opens the database for itself; the
/// server may be running meanwhile.
abstract class GroupCommand extends ApplaudCommand {
    private static final String ACTION = "action";

    private final List<Action> actions;

    GroupCommand(String name, String description, PrintStream out, List<Action> actions) {
        super(name, description, out);
        this.actions = List.copyOf(actions);
    }

    @Override
    public void configure(Subparser parser) {
        var parsers = parser.addSubparsers().title("what to do").metavar("ACTION");
        for (var action : actions) {
            var own = parsers.addParser(action.name())
                    .help(action.description())
                    .description(action.description())
                    .setDefault(ACTION, action);
            super.configure(own);
            action.configure(own);
        }
    }

    @Override
    Outcome<Answer> answer(Namespace arguments, ApplaudConfiguration settings) throws Exception {
        try (var storage = StorageSide.open(settings, new MetricRegistry())) {
            Action action = arguments.get(ACTION);
            return action.run(arguments, Desk.at(storage.ports()));
        }
    }
}
