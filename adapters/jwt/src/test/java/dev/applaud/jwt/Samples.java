package dev.applaud.jwt;

import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.security.Key;
import java.time.Instant;
import java.util.Set;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Tokens, good ones and bad ones.
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final SharedSecret SECRET = new SharedSecret("correct horse battery staple, twice");
    static final Caller ALICE =
            new Caller(new Profile(new UserId("alice"), "@alice", "https://cdn.example/a.png", true), Set.of("admin"));

    private Samples() {}

    /// `exp` an hour ahead, then the other claims as JSON members.
    static String claims(String members) {
        var exp = "\"exp\":" + NOW.plusSeconds(3600).getEpochSecond();
        return "{" + exp + (members.isEmpty() ? "" : "," + members) + "}";
    }

    static String signed(String payload) {
        return signed("HS256", SECRET.key(), null, payload);
    }

    static String signed(String algorithm, Key key, @Nullable String keyId, String payload) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setDoKeyValidation(false);
        jws.setKey(key);
        jws.setPayload(payload);
        if (keyId != null) {
            jws.setKeyIdHeaderValue(keyId);
        }
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
