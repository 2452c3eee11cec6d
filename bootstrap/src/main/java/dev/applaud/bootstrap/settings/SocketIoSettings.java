package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The Socket.IO endpoint.
///
/// @param corsOrigin origins that browsers may call from, separated by commas; `*` is any, empty only our own;
///     within an origin, a `*` stands for a part of it
/// @param credentials whether browsers may send cookies from those origins
/// @param allowEio3 whether clients of Socket.IO 2 are served
/// @param ioUring whether large rooms are written to by Linux' io_uring, where there is one
/// @param pingInterval between two heartbeats
/// @param pingTimeout how long the answer to a heartbeat may take
/// @param upgradeTimeout how long an upgrade to WebSocket may take
/// @param connectTimeout how long a connection may stay without having joined
/// @param maxMessage the largest message that a client may send
/// @param maxBuffered how much may wait for a slow client before it is disconnected
/// @param maxConnections how many connections may be open
/// @param maxConnectionsPerAddress how many of them may come from one address
/// @param maxHandshakesPerSecond how many of them may be opened in a second; 0: any number
/// @param compressFrom from which size on the answers of polls are compressed; 0 bytes: none
/// @param stickyCookie the name of a cookie with the session's id; empty: none
/// @param maxRooms how many videos and live streams together one connection may be in
/// @param catchUpInterval how often it is looked whether those who watch missed anything
/// @param mergeAbove how many likes, views or shares of one video are told in a second before they are merged; 0: all
/// @param drain over what time the connections are closed, one by one, when the server is asked to stop
/// @param admin who may look with the Admin UI
public record SocketIoSettings(
        String corsOrigin,
        boolean credentials,
        boolean allowEio3,
        boolean ioUring,

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
        @Min(1) int maxConnectionsPerAddress,
        @Min(0) @Max(1_000_000) int maxHandshakesPerSecond,
        DataSize compressFrom,
        String stickyCookie,
        @Min(1) int maxRooms,

        @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 1, unit = TimeUnit.HOURS)
        Duration catchUpInterval,

        @Min(0) @Max(1000) int mergeAbove,

        @MinDuration(value = 0, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 1, unit = TimeUnit.HOURS)
        Duration drain,

        @Valid @NotNull AdminUiSettings admin) {

    /// The origins one by one.
    public List<String> origins() {
        return Arrays.stream(corsOrigin.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    @JsonIgnore
    @ValidationMethod(
            message = "socketIo.corsOrigin (SOCKET_IO_CORS_ORIGIN) must be * or origins such as https://example.org"
                    + " or https://*.example.org, separated by commas")
    public boolean isCorsOriginUsable() {
        return origins().stream().allMatch(it -> it.equals("*") || isOrigin(it));
    }

    private static boolean isOrigin(String text) {
        try {
            var example = text.replace('*', '1');
            var uri = URI.create(example);
            return uri.getHost() != null && example.equals(uri.getScheme() + "://" + uri.getAuthority());
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
    @ValidationMethod(message = "socketIo.compressFrom must be between 0B and 1GiB")
    public boolean isCompressFromUsable() {
        return compressFrom.toBytes() <= 1 << 30;
    }

    @JsonIgnore
    @ValidationMethod(message = "socketIo.stickyCookie must be a name of letters, digits, - and _")
    public boolean isStickyCookieUsable() {
        return stickyCookie.matches("[A-Za-z0-9_-]*");
    }

    @JsonIgnore
    @ValidationMethod(message = "socketIo.maxBuffered must be 1KiB or more")
    public boolean isMaxBufferedUsable() {
        return maxBuffered.toBytes() >= 1024;
    }
}
