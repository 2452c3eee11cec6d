package dev.applaud.bootstrap.settings;

import static dev.applaud.bootstrap.settings.Unset.ifBlank;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.applaud.jwt.JwtRules;
import dev.applaud.jwt.SharedSecret;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How tokens are verified.
///
/// @param secret shared with the issuer, for HS256
/// @param jwks where the issuer's public keys are: an https URL, an http URL on this machine, or a file
/// @param issuer what tokens must have as `iss`
/// @param audience what tokens must have as `aud`, or among it
/// @param clockSkew how far the issuer's clock may be off
/// @param jwksRefresh the age at which the public keys are read again
/// @param expiryGrace how long a socket stays after its token expired
public record AuthSettings(
        Secret secret,
        @Nullable String jwks,
        @Nullable String issuer,
        @Nullable String audience,

        @MaxDuration(value = 10, unit = TimeUnit.MINUTES) Duration clockSkew,

        @MinDuration(value = 5, unit = TimeUnit.SECONDS) @MaxDuration(value = 1, unit = TimeUnit.DAYS)
        Duration jwksRefresh,

        @MaxDuration(value = 1, unit = TimeUnit.HOURS) Duration expiryGrace) {

    public AuthSettings {
        jwks = ifBlank(jwks);
        issuer = ifBlank(issuer);
        audience = ifBlank(audience);
    }

    @JsonIgnore
    @ValidationMethod(message = "auth.secret (JWT_SECRET) and auth.jwks exclude each other")
    public boolean isOneKindOfKey() {
        return !secret.isSet() || jwks == null;
    }

    /// Whether neither a secret nor keys are set, which calls for the development secret.
    @JsonIgnore
    public boolean isKeyless() {
        return !secret.isSet() && jwks == null;
    }

    /// Whether a secret is set that is shorter than it should be.
    public boolean hasShortSecret() {
        return secret.isSet() && new SharedSecret(secret.value()).isShort();
    }

    public JwtRules rules() {
        return new JwtRules(issuer, audience, clockSkew.toJavaDuration());
    }
}
