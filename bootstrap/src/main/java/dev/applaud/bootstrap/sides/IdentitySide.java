package dev.applaud.bootstrap.sides;

import dev.applaud.application.identity.Tokens;
import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.AuthSettings;
import dev.applaud.bootstrap.settings.DevelopmentSecret;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.jwt.Jwks;
import dev.applaud.jwt.JwksSource;
import dev.applaud.jwt.JwksUrl;
import dev.applaud.jwt.JwtTokens;
import dev.applaud.jwt.SharedSecret;
import dev.applaud.jwt.VerificationKeys;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The side that tells who somebody is.
public final class IdentitySide {
    private static final Logger LOG = LoggerFactory.getLogger(IdentitySide.class);

    private IdentitySide() {}

    /// @throws Unusable if there are no keys to verify with
    public static Tokens open(ApplaudConfiguration settings, LifecycleEnvironment lifecycle, InstantSource clock) {
        var auth = settings.auth();
        return new JwtTokens(keys(settings, auth, lifecycle, clock), auth.rules(), clock);
    }

    private static VerificationKeys keys(
            ApplaudConfiguration settings, AuthSettings auth, LifecycleEnvironment lifecycle, InstantSource clock) {
        if (auth.jwks() != null) {
            return issuersKeys(auth.jwks(), auth, lifecycle, clock);
        }
        var secret = secret(settings);
        warnOf(secret, settings);
        return secret;
    }

    /// The configured secret, or else the development secret, which is made if it isn't there. Only if no public keys
    /// are configured.
    public static SharedSecret secret(ApplaudConfiguration settings) {
        var configured = settings.auth().secret();
        return new SharedSecret(
                configured.isSet() ? configured.value() : new DevelopmentSecret(settings.dataDir()).read());
    }

    private static void warnOf(SharedSecret secret, ApplaudConfiguration settings) {
        if (settings.auth().isKeyless()) {
            LOG.warn(
                    "DEVELOPMENT SECRET: neither auth.secret (JWT_SECRET) nor auth.jwks is set, so tokens are verified"
                            + " with the secret in {}. Whoever reads that file can be anybody here.",
                    new DevelopmentSecret(settings.dataDir()).file());
        } else if (secret.isShort()) {
            LOG.warn("SHORT SECRET: auth.secret (JWT_SECRET) has less than the 32 bytes that HS256 asks for, and may be"
                    + " guessed. Profile production refuses it.");
        }
    }

    private static VerificationKeys issuersKeys(
            String jwks, AuthSettings auth, LifecycleEnvironment lifecycle, InstantSource clock) {
        try {
            return new Jwks(source(jwks, lifecycle), auth.jwksRefresh().toJavaDuration(), clock);
        } catch (IllegalArgumentException e) {
            throw new Unusable("auth.jwks %s.".formatted(e.getMessage()), e);
        } catch (IOException e) {
            throw new Unusable("The keys of auth.jwks, %s, can't be read: %s.".formatted(jwks, Unusable.reason(e)), e);
        }
    }

    private static JwksSource source(String jwks, LifecycleEnvironment lifecycle) {
        if (!jwks.contains("://")) {
            return JwksSource.file(file(jwks));
        }
        var url = new JwksUrl(URI.create(jwks));
        lifecycle.manage(new AutoCloseableManager(url));
        return url;
    }

    private static Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is no file name", e);
        }
    }
}
