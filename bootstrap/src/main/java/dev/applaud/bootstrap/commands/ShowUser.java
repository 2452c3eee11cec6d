package dev.applaud.bootstrap.commands;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.people.UserId;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

final class ShowUser implements Action {
    @Override
    public String name() {
        return "show";
    }

    @Override
    public String description() {
        return "Shows a user who was seen before";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("userId").type(Parsed.by(UserId::new)).help("who it is");
    }

    @Override
    public Outcome<Answer> run(Namespace arguments, Desk desk) {
        return desk.profile().read(arguments.get("userId")).map(Shown::person);
    }
}
