package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;

/// All settings, as `config.yml` lists and explains them. Dropwizard's own `server`, `logging`, `metrics` and `health`
/// are inherited.
@SuppressWarnings("NullAway.Init") // Jackson sets every field: what a file leaves out, the shipped file says
public final class ApplaudConfiguration extends Configuration {
    @NotNull
    @JsonProperty
    private Profile profile;

    @NotBlank
    @JsonProperty
    private String dataDir;

    @Valid
    @NotNull
    @JsonProperty
    private AuthSettings auth;

    @Valid
    @NotNull
    @JsonProperty
    private DatabaseSettings database;

    @Valid
    @NotNull
    @JsonProperty
    private SocketIoSettings socketIo;

    @Valid
    @NotNull
    @JsonProperty
    private RestSettings rest;

    @Valid
    @NotNull
    @JsonProperty
    private ViewSettings views;

    @Valid
    @NotNull
    @JsonProperty
    private RedisSettings redis;

    public Profile profile() {
        return profile;
    }

    /// Where the embedded database and the development secret are; made when needed.
    public Path dataDir() {
        return Path.of(dataDir).toAbsolutePath().normalize();
    }

    public AuthSettings auth() {
        return auth;
    }

    public DatabaseSettings database() {
        return database;
    }

    public SocketIoSettings socketIo() {
        return socketIo;
    }

    public RestSettings rest() {
        return rest;
    }

    public ViewSettings views() {
        return views;
    }

    public RedisSettings redis() {
        return redis;
    }

    @JsonIgnore
    @ValidationMethod(
            message = "auth.secret (JWT_SECRET) or auth.jwks must be set with profile production,"
                    + " which never starts with the development secret")
    public boolean isSecretFitForProfile() {
        return profile != Profile.PRODUCTION
                || !(auth.isKeyless() || DevelopmentSecret.isOne(auth.secret().value()));
    }

    @JsonIgnore
    @ValidationMethod(
            message = "auth.secret (JWT_SECRET) must have at least 32 bytes with profile production,"
                    + " as RFC 7518 asks of HS256 keys")
    public boolean isSecretLongEnough() {
        return profile != Profile.PRODUCTION || !auth.hasShortSecret();
    }
}
