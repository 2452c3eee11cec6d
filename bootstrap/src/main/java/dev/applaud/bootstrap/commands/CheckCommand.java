package dev.applaud.bootstrap.commands;

import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import net.sourceforge.argparse4j.inf.Namespace;

/// `check`: whether the settings can be used. What they name, such as a database, is not tried.
public final class CheckCommand extends ConfiguredCommand<ApplaudConfiguration> {
    private final PrintStream out;

    public CheckCommand(PrintStream out) {
        super("check", "Checks the settings");
        this.out = out;
    }

    @Override
    protected void run(Bootstrap<ApplaudConfiguration> bootstrap, Namespace arguments, ApplaudConfiguration settings) {
        out.println("The settings are in order.");
    }
}
