package dev.applaud.jwt;

import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/// What a token says, in the domain's words. `sub` and `exp` must be there and right; the claims about the profile are
/// a courtesy, so one of the wrong type or size counts as absent.
record Claims(
        Caller caller,
        Instant notBefore,
        Instant expiresAt,
        @Nullable String issuer,
        List<String> audience) {
    static final String USERNAME = "username";
    static final String AVATAR = "avatar";
    static final String IS_VERIFIED = "isVerified";
    static final String ROLES = "roles";

    static final int MAX_USERNAME = 255;
    static final int MAX_AVATAR = 2048;
    private static final int MAX_ROLES = 100;

    /// The end of the year 9999: later moments are cut to it, so that arithmetic on them can't overflow.
    private static final Instant LATEST = Instant.ofEpochSecond(253_402_300_799L);

    static Claims of(JwtClaims claims) throws MalformedClaimException, BadClaimException {
        var profile = new Profile(
                subject(claims),
                text(claims, USERNAME, MAX_USERNAME),
                text(claims, AVATAR, MAX_AVATAR),
                Boolean.TRUE.equals(claims.getClaimValue(IS_VERIFIED)));
        var expiresAt = claims.getExpirationTime();
        if (expiresAt == null) {
            throw new BadClaimException("exp is missing");
        }
        return new Claims(
                new Caller(profile, roles(claims)),
                instant(claims.getNotBefore()),
                instant(expiresAt),
                claims.getIssuer(),
                claims.getAudience());
    }

    boolean isFor(JwtRules rules) {
        return (rules.issuer() == null || rules.issuer().equals(issuer))
                && (rules.audience() == null || audience.contains(rules.audience()));
    }

    private static UserId subject(JwtClaims claims) throws MalformedClaimException, BadClaimException {
        var subject = claims.getSubject();
        try {
            return new UserId(subject == null ? "" : subject);
        } catch (IllegalArgumentException e) {
            throw new BadClaimException("sub " + e.getMessage());
        }
    }

    private static Instant instant(@Nullable NumericDate date) {
        if (date == null) {
            return Instant.EPOCH;
        }
        long seconds = Math.clamp(date.getValue(), 0, LATEST.getEpochSecond());
        return Instant.ofEpochSecond(seconds);
    }

    private static @Nullable String text(JwtClaims claims, String name, int maxLength) {
        return claims.getClaimValue(name) instanceof String text && !text.isBlank() && text.length() <= maxLength
                ? text
                : null;
    }

    private static Set<String> roles(JwtClaims claims) {
        var roles = new HashSet<String>();
        if (claims.getClaimValue(ROLES) instanceof Collection<?> listed && listed.size() <= MAX_ROLES) {
            for (var role : listed) {
                if (role instanceof String text) {
                    roles.add(text);
                }
            }
        }
        return roles;
    }
}
