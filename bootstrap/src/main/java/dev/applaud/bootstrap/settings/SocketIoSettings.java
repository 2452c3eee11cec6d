package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The Socket.IO endpoint.
///
/// @param corsOrigin origins that browsers may call from, separated by commas; `*` is any, empty only our own
/// @param credentials whether browsers may send cookies from those origins
/// @param allowEio3 whether clients of Socket.IO 2 are served
/// @param pingInterval between two heartbeats
/// @param pingTimeout how long the answer to a heartbeat may take
/// @param upgradeTimeout how long an upgrade to WebSocket may take
/// @param connectTimeout how long a connection may stay without having joined
/// @param maxMessage the largest message that a client may send
/// @param maxBuffered how much may wait for a slow client before it is disconnected
/// @param maxConnections how many connections may be open
/// @param maxRooms how many videos and live streams together one connection may be in
public record SocketIoSettings(
        String corsOrigin,
        boolean credentials,
        boolean allowEio3,

        @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 1, unit = TimeUnit.HOURS)
        Duration pingInterval,

        @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 1, unit = TimeUnit.HOURS)
        Duration pingTimeout,

        @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 1, unit = TimeUnit.HOURS)
        Duration upgradeTimeout,

        @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 1, unit = TimeUnit.HOURS)
        Duration connectTimeout,

        DataSize maxMessage,
        DataSize maxBuffered,
        @Min(1) int maxConnections,
        @Min(1) int maxRooms) {

    /// The origins one by one.
    public List<String> origins() {
        return Arrays.stream(corsOrigin.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    @JsonIgnore
    @ValidationMethod(
            message = "socketIo.corsOrigin (SOCKET_IO_CORS_ORIGIN) must be * or origins such as https://example.org,"
                    + " separated by commas")
    public boolean isCorsOriginUsable() {
        return origins().stream().allMatch(it -> it.equals("*") || isOrigin(it));
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null && text.equals(uri.getScheme() + "://" + uri.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @JsonIgnore
    @ValidationMethod(message = "socketIo.credentials needs socketIo.corsOrigin (SOCKET_IO_CORS_ORIGIN)")
    public boolean isCredentialsUsable() {
        return !credentials || !origins().isEmpty();
    }

    @JsonIgnore
    @ValidationMethod(message = "socketIo.maxMessage must be between 1KiB and 1GiB")
    public boolean isMaxMessageUsable() {
        return maxMessage.toBytes() >= 1024 && maxMessage.toBytes() <= 1 << 30;
    }

    @JsonIgnore
    @ValidationMethod(message = "socketIo.maxBuffered must be 1KiB or more")
    public boolean isMaxBufferedUsable() {
        return maxBuffered.toBytes() >= 1024;
    }
}
