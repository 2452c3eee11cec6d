package dev.applaud.bootstrap.commands;

import dev.applaud.domain.Outcome;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// One thing that a {@link GroupCommand} can do: `add` of `content add`.
interface Action {
    String name();

    String description();

    void configure(Subparser parser);

    Outcome<Answer> run(Namespace arguments, Desk desk);
}
