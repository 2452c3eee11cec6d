package dev.applaud.jwt;

import java.security.Key;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// What signatures are verified with. Any thread.
public sealed interface VerificationKeys permits SharedSecret, Jwks {
    /// The algorithms that tokens may name. Never `none`, and never one that would take a public key for a secret.
    AlgorithmConstraints algorithms();

    /// The key that the token names; empty if there is none for it.
    ///
    /// @throws KeysUnavailableException when that can't be told at the moment
    /// @throws JoseException when the token's header makes no sense
    Optional<Key> keyFor(JsonWebSignature token) throws JoseException;
}
