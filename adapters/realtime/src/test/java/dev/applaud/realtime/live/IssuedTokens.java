package dev.applaud.realtime.live;

import dev.applaud.application.fake.FixedTokens;
import dev.applaud.application.identity.Tokens;
import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.people.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Tokens that are good once issued here. Two others make trouble.
public final class IssuedTokens implements Tokens {
    public static final String OUTAGE = "a token that meets an outage";
    public static final String BUG = "a token that meets a bug";

    private final Map<String, VerifiedToken> issued = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public IssuedTokens(InstantSource clock) {
        this.clock = clock;
    }

    public String issue(Caller caller, Instant expiresAt) {
        var token = UUID.randomUUID().toString();
        issued.put(token, new VerifiedToken(caller, expiresAt));
        return token;
    }

    @Override
    public Outcome<VerifiedToken> verify(String token) {
        return switch (token) {
            case OUTAGE -> throw new UncheckedIOException(new IOException("jdbc:mysql://db refused"));
            case BUG -> throw new IllegalStateException("dev.applaud.secret.Place");
            default -> new FixedTokens(issued, clock).verify(token);
        };
    }
}
