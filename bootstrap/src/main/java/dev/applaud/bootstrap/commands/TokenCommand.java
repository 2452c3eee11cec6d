package dev.applaud.bootstrap.commands;

import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.DevelopmentSecret;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.bootstrap.sides.IdentitySide;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.jwt.JwtMint;
import io.dropwizard.util.Duration;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `token <userId>`: makes a token that the server takes.
public final class TokenCommand extends ApplaudCommand {
    private final PrintStream err;
    private final InstantSource clock;

    public TokenCommand(PrintStream out, PrintStream err, InstantSource clock) {
        super("token", "Makes a token for a user, signed with the configured or the development secret", out);
        this.err = err;
        this.clock = clock;
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("userId").type(Parsed.by(UserId::new)).help("whose token it is");
        parser.addArgument("--username").metavar("NAME").help("the name that others see");
        parser.addArgument("--avatar").metavar("URL").help("the picture that others see");
        parser.addArgument("--verified").action(Arguments.storeTrue()).help("the user counts as verified");
        parser.addArgument("--role")
                .dest("roles")
                .metavar("ROLE")
                .action(Arguments.append())
                .help("a role, such as admin; may be given several times");
        parser.addArgument("--ttl")
                .metavar("DURATION")
                .type(Parsed.by(TokenCommand::timeToLive))
                .setDefault(Duration.hours(24))
                .help("how long it is valid, such as 30s, 15m or 24h");
    }

    private static Duration timeToLive(String text) {
        var duration = Duration.parse(text);
        if (duration.getQuantity() <= 0) {
            throw new IllegalArgumentException("must be above zero");
        }
        return duration;
    }

    @Override
    Outcome<Answer> answer(Namespace arguments, ApplaudConfiguration settings) {
        if (settings.auth().jwks() != null) {
            throw new Unusable("With auth.jwks set, tokens come from whoever holds the private keys, not from here.");
        }
        tellOfNewSecret(settings);
        var mint = new JwtMint(IdentitySide.secret(settings), settings.auth().rules(), clock);
        Duration timeToLive = arguments.get("ttl");
        var caller = caller(arguments);
        var token = mint.mint(caller, timeToLive.toJavaDuration());
        return Outcome.done(
                new Answer(Map.of("token", token, "userId", caller.id().value()), token));
    }

    /// Who runs this in another folder than the server would get tokens that it refuses, and wonder.
    private void tellOfNewSecret(ApplaudConfiguration settings) {
        var file = new DevelopmentSecret(settings.dataDir()).file();
        if (settings.auth().isKeyless() && !Files.exists(file)) {
            err.println(
                    "Made a new development secret, %s: only a server on the same dataDir (DATA_DIR) takes this token."
                            .formatted(file));
        }
    }

    private static Caller caller(Namespace arguments) {
        var profile = new Profile(
                arguments.get("userId"),
                arguments.getString("username"),
                arguments.getString("avatar"),
                arguments.getBoolean("verified"));
        List<String> roles = arguments.getList("roles");
        return new Caller(profile, roles == null ? Set.of() : Set.copyOf(roles));
    }
}
