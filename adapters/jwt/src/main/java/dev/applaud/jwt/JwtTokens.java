package dev.applaud.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.applaud.application.identity.Tokens;
import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/// Verifies JSON Web Tokens. A good signature is trusted for a minute; the token's times are looked at each time. Any
/// thread.
public final class JwtTokens implements Tokens {
    /// Longer ones are refused unread.
    static final int MAX_LENGTH = 16_384;

    private static final Duration SIGNATURE_TRUSTED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 1_000;

    private final VerificationKeys keys;
    private final JwtRules rules;
    private final InstantSource clock;
    private final Cache<String, Claims> signed;

    public JwtTokens(VerificationKeys keys, JwtRules rules, InstantSource clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
        this.signed = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(SIGNATURE_TRUSTED)
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .build();
    }

    @Override
    public Outcome<VerifiedToken> verify(String token) {
        try {
            return verify(claims(token));
        } catch (JoseException | InvalidJwtException | MalformedClaimException | BadClaimException e) {
            return Outcome.refused(new Refusal.TokenInvalid());
        }
    }

    private Claims claims(String token)
            throws JoseException, InvalidJwtException, MalformedClaimException, BadClaimException {
        var known = signed.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var claims = Claims.of(signedClaims(token));
        signed.put(token, claims);
        return claims;
    }

    private JwtClaims signedClaims(String token) throws JoseException, InvalidJwtException {
        if (token.length() > MAX_LENGTH) {
            throw new JoseException("longer than " + MAX_LENGTH);
        }
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(keys.algorithms());
        jws.setCompactSerialization(token);
        jws.setDoKeyValidation(!(keys instanceof SharedSecret)); // or else jose4j refuses short secrets
        jws.setKey(keys.keyFor(jws).orElseThrow(() -> new JoseException("no such key")));
        if (!jws.verifySignature()) {
            throw new JoseException("bad signature");
        }
        return JwtClaims.parse(jws.getPayload());
    }

    private Outcome<VerifiedToken> verify(Claims claims) {
        var now = clock.instant();
        if (!claims.isFor(rules) || isAhead(claims.notBefore(), now)) {
            return Outcome.refused(new Refusal.TokenInvalid());
        }
        if (!now.isBefore(claims.expiresAt().plus(rules.clockSkew()))) {
            return Outcome.refused(new Refusal.TokenExpired());
        }
        return Outcome.done(new VerifiedToken(claims.caller(), claims.expiresAt()));
    }

    private boolean isAhead(Instant notBefore, Instant now) {
        return now.plus(rules.clockSkew()).isBefore(notBefore);
    }
}
