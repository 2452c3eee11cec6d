package dev.applaud.socketio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The request that opened the connection, and the data of the CONNECT packet.
///
/// @param headers names in lower case; of a repeated header, the values joined by `, `
/// @param time when the connection was opened
/// @param address the peer's address, without port
/// @param xdomain whether the request had an `Origin` header
/// @param secure whether it came over TLS
/// @param url path and query as the client sent them
/// @param query the parameters; of a repeated one, the last value
/// @param auth the CONNECT data, empty if there was none
public record Handshake(
        Map<String, String> headers,
        Instant time,
        String address,
        boolean xdomain,
        boolean secure,
        String url,
        Map<String, String> query,
        Map<String, @Nullable Object> auth) {

    /// As `Date.toString` writes it.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// [#time] as servers in Node.js tell it to each other and to admins.
    public String date() {
        return DATE.format(time);
    }

    /// [#time] in milliseconds since 1970, as Node names it.
    public long issued() {
        return time.toEpochMilli();
    }
}
