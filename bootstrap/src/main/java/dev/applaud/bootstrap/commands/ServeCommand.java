package dev.applaud.bootstrap.commands;

import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Environment;
import net.sourceforge.argparse4j.inf.Namespace;
import org.eclipse.jetty.util.component.LifeCycle;

/// Dropwizard's `server`, but for a start that fails: that is told in one sentence by the command line instead of a
/// logged stack trace.
public final class ServeCommand extends ServerCommand<ApplaudConfiguration> {
    public ServeCommand(Application<ApplaudConfiguration> application) {
        super(application, "server", "Serves REST and sockets");
    }

    @Override
    protected void run(Environment environment, Namespace namespace, ApplaudConfiguration settings) throws Exception {
        var server = settings.getServerFactory().build(environment);
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopped(LifeCycle event) {
                cleanup();
            }
        });
        cleanupAsynchronously();
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            cleanup();
            throw e;
        }
    }
}
