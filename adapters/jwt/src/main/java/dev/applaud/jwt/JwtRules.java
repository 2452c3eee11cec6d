package dev.applaud.jwt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a token must say besides being signed by the right key.
///
/// @param issuer what `iss` must be; null takes any
/// @param audience what `aud` must be or hold; null takes any
/// @param clockSkew how far the issuer's clock may be off ours, in either direction
public record JwtRules(@Nullable String issuer, @Nullable String audience, Duration clockSkew) {
    public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(30);

    /// Takes any issuer and audience.
    public static final JwtRules NONE = new JwtRules(null, null, DEFAULT_CLOCK_SKEW);

    public JwtRules {
        if (clockSkew.isNegative()) {
            throw new IllegalArgumentException("clockSkew must not be negative");
        }
    }
}
