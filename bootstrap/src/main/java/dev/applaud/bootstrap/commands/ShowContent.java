package dev.applaud.bootstrap.commands;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

final class ShowContent implements Action {
    @Override
    public String name() {
        return "show";
    }

    @Override
    public String description() {
        return "Shows one content and its counts";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("contentId").type(Parsed.by(ContentId::new)).help("its id");
    }

    @Override
    public Outcome<Answer> run(Namespace arguments, Desk desk) {
        return desk.content().read().read(null, arguments.get("contentId")).map(Shown::content);
    }
}
