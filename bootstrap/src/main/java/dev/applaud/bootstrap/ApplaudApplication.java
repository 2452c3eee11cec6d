package dev.applaud.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.application.Clock;
import dev.applaud.application.ForgetAnswers;
import dev.applaud.application.identity.Authenticate;
import dev.applaud.bootstrap.commands.CheckCommand;
import dev.applaud.bootstrap.commands.ContentCommand;
import dev.applaud.bootstrap.commands.EmitCommand;
import dev.applaud.bootstrap.commands.SchemaCommands;
import dev.applaud.bootstrap.commands.ServeCommand;
import dev.applaud.bootstrap.commands.TokenCommand;
import dev.applaud.bootstrap.commands.UserCommand;
import dev.applaud.bootstrap.metrics.PrometheusText;
import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.SettingsReader;
import dev.applaud.bootstrap.sides.AllUseCases;
import dev.applaud.bootstrap.sides.AudienceSide;
import dev.applaud.bootstrap.sides.ClusterSide;
import dev.applaud.bootstrap.sides.FaultLog;
import dev.applaud.bootstrap.sides.Greeting;
import dev.applaud.bootstrap.sides.IdentitySide;
import dev.applaud.bootstrap.sides.RestSide;
import dev.applaud.bootstrap.sides.SocketSide;
import dev.applaud.bootstrap.sides.StorageSide;
import dev.applaud.bootstrap.sides.Sweep;
import dev.applaud.bootstrap.sides.TimeOrderedIds;
import dev.applaud.realtime.Surroundings;
import dev.applaud.realtime.TimerThread;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Applaud as a Dropwizard application: what the house is put together from, in order.
public final class ApplaudApplication extends Application<ApplaudConfiguration> {
    static {
        // Else Jetty shortens our content type. It asks once, so this comes before anything of it is loaded.
        System.setProperty("org.eclipse.jetty.http.HttpGenerator.STRICT", "true");
    }

    private final InstantSource clock = InstantSource.system();
    private final UnaryOperator<@Nullable String> environmentVariables;
    private final PrintStream out;
    private final PrintStream err;

    public ApplaudApplication() {
        // UTF-8 wherever it runs: answers hold people's names.
        this(System::getenv, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    }

    /// @param environmentVariables tells a variable's value by its name; null if it isn't set
    /// @param out takes what commands answer
    /// @param err takes the sentences that say what went wrong, or what to know beside the answer
    public ApplaudApplication(UnaryOperator<@Nullable String> environmentVariables, PrintStream out, PrintStream err) {
        this.environmentVariables = environmentVariables;
        this.out = out;
        this.err = err;
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, UTF_8);
    }

    public static void main(String... arguments) {
        new ApplaudApplication().run(arguments);
    }

    @Override
    public String getName() {
        return "applaud";
    }

    @Override
    public void run(String... arguments) {
        var status = commandLine().run(arguments);
        if (status != CommandLine.DONE) {
            System.exit(status);
        }
    }

    CommandLine commandLine() {
        var bootstrap = new Bootstrap<>(this);
        addDefaultCommands(bootstrap);
        initialize(bootstrap);
        bootstrap.registerMetrics();
        return new CommandLine(bootstrap, out, err);
    }

    @Override
    protected void addDefaultCommands(Bootstrap<ApplaudConfiguration> bootstrap) {
        bootstrap.addCommand(new ServeCommand(this));
        bootstrap.addCommand(new CheckCommand(out));
    }

    @Override
    public void initialize(Bootstrap<ApplaudConfiguration> bootstrap) {
        bootstrap.setConfigurationFactoryFactory(SettingsReader.factory(environmentVariables));
        bootstrap.addBundle(new SchemaCommands());
        bootstrap.addCommand(new TokenCommand(out, err, clock));
        bootstrap.addCommand(new ContentCommand(out));
        bootstrap.addCommand(new UserCommand(out));
        bootstrap.addCommand(new EmitCommand(out));
    }

    @Override
    public void run(ApplaudConfiguration settings, Environment environment) {
        var now = new Clock(clock);
        var ids = new TimeOrderedIds(clock);
        var timer = new TimerThread();
        environment.lifecycle().manage(new AutoCloseableManager(timer));

        var tokens = IdentitySide.open(settings, environment.lifecycle(), clock);
        var storage = StorageSide.open(settings, environment.metrics());
        storage.install(environment);
        var faults = FaultLog.faults(ids, environment.metrics(), storage.pulse().refusedWrites());
        Sweep.install(new ForgetAnswers(storage.ports().attempts(), now), faults, environment.lifecycle());
        var cluster = ClusterSide.join(settings.redis(), environment);
        var sockets = new SocketSide(settings, cluster, environment.metrics());
        var audience = new AudienceSide(
                storage.ports(), sockets, now, timer, settings.socketIo().mergeAbove(), faults, environment);
        audience.install(settings.socketIo().catchUpInterval().toJavaDuration(), environment);
        var useCases = new AllUseCases(storage.ports(), sockets.reach(audience.rooms()), now, ids);
        sockets.serveOtherNodes(useCases.tellFollowers(), faults);
        var authenticate = new Authenticate(tokens, storage.ports().profiles());

        sockets.install(
                useCases.ofSockets(authenticate, audience.rooms(), audience.typing()),
                new Surroundings(faults, now, ids, timer),
                environment);
        RestSide.install(
                settings,
                useCases.ofRest(authenticate, settings.views().uniqueWindow().toJavaDuration()),
                faults,
                environment);
        PrometheusText.register(environment.admin(), environment.metrics());
        environment.lifecycle().addServerLifecycleListener(new Greeting(settings));
    }
}
