package dev.applaud.jwt;

import dev.applaud.domain.people.Caller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Makes HS256 tokens that {@link JwtTokens} with the same secret and rules takes: for development, tests and tools.
public final class JwtMint {
    private final SharedSecret secret;
    private final JwtRules rules;
    private final InstantSource clock;

    public JwtMint(SharedSecret secret, JwtRules rules, InstantSource clock) {
        this.secret = secret;
        this.rules = rules;
        this.clock = clock;
    }

    public String mint(Caller caller, Duration timeToLive) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setHeader("typ", "JWT");
        jws.setKey(secret.key());
        jws.setDoKeyValidation(false);
        jws.setPayload(claims(caller, timeToLive).toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("HS256 failed", e);
        }
    }

    private JwtClaims claims(Caller caller, Duration timeToLive) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setSubject(caller.id().value());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(timeToLive).getEpochSecond()));
        if (rules.issuer() != null) {
            claims.setIssuer(rules.issuer());
        }
        if (rules.audience() != null) {
            claims.setAudience(rules.audience());
        }
        describe(caller, claims);
        return claims;
    }

    private static void describe(Caller caller, JwtClaims claims) {
        var profile = caller.profile();
        if (profile.username() != null) {
            claims.setStringClaim(Claims.USERNAME, profile.username());
        }
        if (profile.avatar() != null) {
            claims.setStringClaim(Claims.AVATAR, profile.avatar());
        }
        if (profile.isVerified()) {
            claims.setClaim(Claims.IS_VERIFIED, true);
        }
        if (!caller.roles().isEmpty()) {
            claims.setStringListClaim(Claims.ROLES, List.copyOf(caller.roles()));
        }
    }
}
