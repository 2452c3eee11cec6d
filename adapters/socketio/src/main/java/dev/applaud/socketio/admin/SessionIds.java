package dev.applaud.socketio.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What admins show instead of the password when they come again: a time until which it is good, and a signature by
/// what only servers with the same login know. So nothing is stored, and all of them accept it.
final class SessionIds {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int TIME_LENGTH = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}[0-9a-f]{64}");

    private final InstantSource clock;
    private final SecretKeySpec key;

    SessionIds(InstantSource clock, AdminAuth.Basic login) {
        this.clock = clock;
        this.key = new SecretKeySpec(("session " + login.passwordHash() + login.username()).getBytes(UTF_8), ALGORITHM);
    }

    String next() {
        return signed(HexFormat.of().toHexDigits(clock.instant().plus(LIFE).toEpochMilli()));
    }

    boolean isValid(String id) {
        return FORM.matcher(id).matches()
                && MessageDigest.isEqual(
                        id.getBytes(UTF_8), signed(id.substring(0, TIME_LENGTH)).getBytes(UTF_8))
                && HexFormat.fromHexDigitsToLong(id, 0, TIME_LENGTH) > clock.millis();
    }

    private String signed(String time) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return time + HexFormat.of().formatHex(mac.doFinal(time.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
