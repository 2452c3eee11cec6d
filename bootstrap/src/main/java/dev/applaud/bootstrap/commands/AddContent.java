package dev.applaud.bootstrap.commands;

import dev.applaud.application.content.PublishContent.Draft;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentTitle;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.content.MediaUrl;
import dev.applaud.domain.people.UserId;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

final class AddContent implements Action {
    @Override
    public String name() {
        return "add";
    }

    @Override
    public String description() {
        return "Registers content";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("contentId").type(Parsed.by(ContentId::new)).help("its id");
        parser.addArgument("--owner")
                .required(true)
                .metavar("USER")
                .type(Parsed.by(UserId::new))
                .help("whose it is");
        parser.addArgument("--type")
                .setDefault(new ContentType("video"))
                .type(Parsed.by(ContentType::new))
                .help("what it is; video if not given");
        parser.addArgument("--title").type(Parsed.by(ContentTitle::new)).help("its title");
        parser.addArgument("--media-url")
                .dest("mediaUrl")
                .metavar("URL")
                .type(Parsed.by(MediaUrl::new))
                .help("where it is to be seen");
    }

    @Override
    public Outcome<Answer> run(Namespace arguments, Desk desk) {
        var draft = new Draft(
                arguments.get("contentId"),
                arguments.get("type"),
                arguments.get("title"),
                arguments.get("mediaUrl"),
                false);
        return desk.content()
                .publish()
                .publish(desk.userNamed(arguments.get("owner")), draft)
                .map(Shown::content);
    }
}
