package dev.applaud.bootstrap.commands;

import java.io.PrintStream;
import java.util.List;

/// `user show|follow`.
public final class UserCommand extends GroupCommand {
    public UserCommand(PrintStream out) {
        super("user", "Shows users, and lets them follow each other", out, List.of(new ShowUser(), new Follow()));
    }
}
