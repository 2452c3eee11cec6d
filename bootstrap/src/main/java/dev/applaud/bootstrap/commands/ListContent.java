package dev.applaud.bootstrap.commands;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

final class ListContent implements Action {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public String description() {
        return "Lists content, newest first";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("--limit")
                .type(Integer.class)
                .choices(Arguments.range(1, 100))
                .setDefault(20)
                .help("how many, 1 to 100; 20 if not given");
        parser.addArgument("--after")
                .metavar("CURSOR")
                .type(Parsed.by(Cursor::parse))
                .help("go on where a list ended");
    }

    @Override
    public Outcome<Answer> run(Namespace arguments, Desk desk) {
        return Outcome.done(Shown.list(desk.content().read().list(arguments.get("after"), arguments.getInt("limit"))));
    }
}
