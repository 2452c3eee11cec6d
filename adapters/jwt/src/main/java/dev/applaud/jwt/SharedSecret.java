package dev.applaud.jwt;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;

/// A secret that the issuer and this server share, for HS256. Its UTF-8 bytes are the key, as in Node's `jsonwebtoken`.
public final class SharedSecret implements VerificationKeys {
    private static final AlgorithmConstraints HS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private final Key key;
    private final int bytes;

    public SharedSecret(String secret) {
        var utf8 = secret.getBytes(StandardCharsets.UTF_8);
        if (utf8.length == 0) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        this.key = new HmacKey(utf8);
        this.bytes = utf8.length;
    }

    /// Whether it is shorter than RFC 7518, section 3.2, demands of HS256 keys: 32 bytes.
    public boolean isShort() {
        return bytes < 32;
    }

    @Override
    public AlgorithmConstraints algorithms() {
        return HS256;
    }

    @Override
    public Optional<Key> keyFor(JsonWebSignature token) {
        return Optional.of(key);
    }

    Key key() {
        return key;
    }

    /// Keeps the secret out of logs.
    @Override
    public String toString() {
        return "SharedSecret[%d bytes]".formatted(bytes);
    }
}
