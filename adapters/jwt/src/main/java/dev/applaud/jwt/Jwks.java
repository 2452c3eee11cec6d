package dev.applaud.jwt;

import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The issuer's public keys, read again from time to time, and at once when a token names a key that isn't among
/// them: so an issuer may rotate its keys whenever it likes.
///
/// A failed reading keeps the keys of the last good one. However many tokens with made-up key ids come, the source
/// is asked no more often than once in {@link #RETRY_AFTER}; the first reading isn't counted, so that a rotation
/// right after the start is noticed.
public final class Jwks implements VerificationKeys {
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Jwks.class);
    private static final AlgorithmConstraints PUBLIC_KEY_ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.EDDSA);

    /// @param readAt when the keys were read
    /// @param triedAt when that was last tried, but for the first time
    /// @param failure why the last try failed; null if it did not
    private record Reading(
            List<JsonWebKey> keys,
            Instant readAt,
            Instant triedAt,
            @Nullable Exception failure) {}

    private final JwksSource source;
    private final Duration refreshAfter;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Reading last;

    /// Reads the keys for the first time.
    ///
    /// @param refreshAfter the age at which keys are read again
    /// @throws IOException when they can't be read, or aren't keys
    public Jwks(JwksSource source, Duration refreshAfter, InstantSource clock) throws IOException {
        this.source = source;
        this.refreshAfter = refreshAfter;
        this.clock = clock;
        this.last = new Reading(keysOf(source), clock.instant(), Instant.EPOCH, null);
    }

    private static List<JsonWebKey> keysOf(JwksSource source) throws IOException {
        try {
            return List.copyOf(new JsonWebKeySet(source.read()).getJsonWebKeys());
        } catch (JoseException e) {
            throw new IOException("no JSON Web Key Set: " + e.getMessage(), e);
        }
    }

    @Override
    public AlgorithmConstraints algorithms() {
        return PUBLIC_KEY_ALGORITHMS;
    }

    @Override
    public Optional<Key> keyFor(JsonWebSignature token) throws JoseException {
        refreshIfOld();
        var key = select(token, last);
        return key.isPresent() ? key : select(token, readForMissingKey());
    }

    private static Optional<Key> select(JsonWebSignature token, Reading from) throws JoseException {
        return Optional.ofNullable(new VerificationJwkSelector().select(token, from.keys()))
                .map(JsonWebKey::getKey);
    }

    /// One thread reads; the others go on with the keys there are.
    private void refreshIfOld() {
        if (isOld(last) && reading.tryLock()) {
            try {
                if (isOld(last)) {
                    last = read(last);
                }
            } finally {
                reading.unlock();
            }
        }
    }

    private boolean isOld(Reading it) {
        return mayTryAfter(it) && !clock.instant().isBefore(it.readAt().plus(refreshAfter));
    }

    private boolean mayTryAfter(Reading it) {
        return !clock.instant().isBefore(it.triedAt().plus(RETRY_AFTER));
    }

    /// The newest reading that may be had. Waits for whoever is reading.
    private Reading readForMissingKey() {
        reading.lock();
        try {
            if (mayTryAfter(last)) {
                last = read(last);
            }
            var failure = last.failure();
            if (failure != null) {
                throw new KeysUnavailableException("The issuer's keys can't be read from " + source, failure);
            }
            return last;
        } finally {
            reading.unlock();
        }
    }

    private Reading read(Reading before) {
        var now = clock.instant();
        try {
            return new Reading(keysOf(source), now, now, null);
        } catch (IOException e) {
            LOG.warn("Could not read the issuer's keys from {}, keeping those of {}: {}", source, before.readAt(), e);
            return new Reading(before.keys(), before.readAt(), now, e);
        }
    }
}
