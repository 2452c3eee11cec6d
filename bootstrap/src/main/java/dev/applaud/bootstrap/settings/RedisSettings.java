package dev.applaud.bootstrap.settings;

import static dev.applaud.bootstrap.settings.Unset.ifBlank;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// The Redis that several nodes share.
///
/// @param host null when this node is alone
public record RedisSettings(
        @Nullable String host, @Min(1) @Max(65_535) int port) {
    public RedisSettings {
        host = ifBlank(host);
    }

    @JsonIgnore
    @ValidationMethod(
            message =
                    "redis.host (REDIS_HOST) must be empty: this version runs on one node and has no Redis adapter yet")
    public boolean isAlone() {
        return host == null;
    }
}
