package dev.applaud.bootstrap.settings;

import static dev.applaud.bootstrap.settings.Unset.ifBlank;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.applaud.jdbi.TimeLimits;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where everything is kept.
///
/// @param url a MySQL server and database, `jdbc:mysql://host/database` or `mysql://user:password@host/database`; null
/// for the embedded database in the data folder
/// @param user who logs in there; null if the URL says
/// @param minSize how many connections the pool keeps
/// @param maxSize how many connections the pool may have
/// @param maxWait how long a caller waits for a connection, before it is told that the database is out of reach
/// @param connectTimeout how long reaching the server may take
/// @param statementTimeout how long a statement may take
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        Secret password,
        @Min(0) int minSize,
        @Min(2) @Max(1000) int maxSize,

        @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS)
        Duration maxWait,

        @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 10, unit = TimeUnit.MINUTES)
        Duration connectTimeout,

        @MinDuration(value = 1, unit = TimeUnit.SECONDS) @MaxDuration(value = 1, unit = TimeUnit.HOURS)
        Duration statementTimeout) {

    public DatabaseSettings {
        url = ifBlank(url);
        user = ifBlank(user);
    }

    @JsonIgnore
    public boolean isEmbedded() {
        return url == null;
    }

    public TimeLimits limits() {
        return new TimeLimits(connectTimeout.toJavaDuration(), statementTimeout.toJavaDuration());
    }

    /// The server and login. Only if not {@link #isEmbedded}.
    public MySqlLogin login() {
        if (url == null) {
            throw new IllegalStateException("the database is embedded");
        }
        return MySqlLogin.of(url, user, password);
    }

    @JsonIgnore
    @ValidationMethod(
            message = "database.user (DATABASE_USER) and database.password (DATABASE_PASSWORD) need database.url"
                    + " (DATABASE_URL)")
    public boolean isLoginOfSomething() {
        return url != null || (user == null && !password.isSet());
    }

    @JsonIgnore
    @ValidationMethod(
            message = "database.url (DATABASE_URL) must be jdbc:mysql://host:port/database or"
                    + " mysql://user:password@host:port/database")
    public boolean isUrlUsable() {
        return url == null || MySqlLogin.isUrl(url);
    }

    @JsonIgnore
    @ValidationMethod(message = "database.url (DATABASE_URL) needs database.user (DATABASE_USER)")
    public boolean isUserKnown() {
        return url == null || !isUrlUsable() || login().isComplete();
    }

    @JsonIgnore
    @ValidationMethod(message = "database.minSize must not be above database.maxSize")
    public boolean isSizeUsable() {
        return minSize <= maxSize;
    }
}
