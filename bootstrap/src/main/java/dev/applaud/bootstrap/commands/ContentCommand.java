package dev.applaud.bootstrap.commands;

import java.io.PrintStream;
import java.util.List;

/// `content add|show|remove|list`.
public final class ContentCommand extends GroupCommand {
    public ContentCommand(PrintStream out) {
        super(
                "content",
                "Registers, shows, lists and removes content",
                out,
                List.of(new AddContent(), new ShowContent(), new ListContent(), new RemoveContent()));
    }
}
