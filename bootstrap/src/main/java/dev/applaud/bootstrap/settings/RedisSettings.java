package dev.applaud.bootstrap.settings;

import static dev.applaud.bootstrap.settings.Unset.ifBlank;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.applaud.redis.AdapterFormat;
import dev.applaud.redis.ClusterOptions;
import dev.applaud.redis.RedisServer;
import dev.applaud.redis.StreamOptions;
import dev.applaud.redis.SubscriptionMode;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The Redis that several nodes share.
///
/// @param host null when this node is alone
/// @param user who logs in there; null for the default user
/// @param password theirs; not set where Redis asks for none
/// @param tls whether the connection is encrypted
/// @param adapter the format of the messages, which all servers on this Redis must share
/// @param subscriptionMode which rooms have channels of their own in the sharded format, which all servers must share
/// @param streamName the key of the stream in the streams format, which all servers must share
/// @param streamMaxLength about how many messages it keeps
/// @param streamShardedPubSub whether what it does not keep goes over channels of one slot, which all servers share
/// @param prefix begins the names of all channels, as all servers on this Redis must have it
/// @param requestsTimeout how long to wait for other servers' answers
/// @param maxQueued how much may wait for a Redis that is slow or away before messages are dropped
public record RedisSettings(
        @Nullable String host,
        @Min(1) @Max(65_535) int port,
        @Nullable String user,
        Secret password,
        boolean tls,
        @NotNull AdapterFormat adapter,
        @NotNull SubscriptionMode subscriptionMode,
        @NotBlank String streamName,
        @Min(100) @Max(10_000_000) int streamMaxLength,
        boolean streamShardedPubSub,
        @NotBlank String prefix,

        @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 1, unit = TimeUnit.HOURS)
        Duration requestsTimeout,

        DataSize maxQueued) {
    public RedisSettings {
        host = ifBlank(host);
        user = ifBlank(user);
    }

    @JsonIgnore
    public boolean isAlone() {
        return host == null;
    }

    /// Not to be asked of one that is alone.
    @JsonIgnore
    public RedisServer server() {
        return new RedisServer(
                Objects.requireNonNull(host), port, user, password.isSet() ? password.value() : null, tls);
    }

    @JsonIgnore
    public ClusterOptions options() {
        return ClusterOptions.DEFAULTS
                .format(adapter)
                .subscriptionMode(subscriptionMode)
                .streams(new StreamOptions(streamName, 1, streamMaxLength, streamShardedPubSub))
                .prefix(prefix)
                .requestsTimeout(requestsTimeout.toJavaDuration())
                .maxQueuedBytes(maxQueued.toBytes());
    }

    @JsonIgnore
    @ValidationMethod(message = "redis.maxQueued must be 64KiB or more")
    public boolean isMaxQueuedUsable() {
        return maxQueued.toBytes() >= 64 << 10;
    }
}
