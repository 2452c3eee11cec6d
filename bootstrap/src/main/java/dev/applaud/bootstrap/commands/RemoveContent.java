package dev.applaud.bootstrap.commands;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

final class RemoveContent implements Action {
    @Override
    public String name() {
        return "remove";
    }

    @Override
    public String description() {
        return "Removes content for good";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("contentId").type(Parsed.by(ContentId::new)).help("its id");
    }

    @Override
    public Outcome<Answer> run(Namespace arguments, Desk desk) {
        return desk.content()
                .remove()
                .remove(Desk.operator(), arguments.get("contentId"))
                .map(id -> new Answer(Map.of("_id", id.value(), "removed", true), "Removed " + id.value()));
    }
}
