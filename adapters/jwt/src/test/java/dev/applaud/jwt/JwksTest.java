package dev.applaud.jwt;

import static dev.applaud.jwt.Samples.NOW;
import static dev.applaud.jwt.Samples.claims;
import static dev.applaud.jwt.Samples.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwksTest {
    private static final Duration REFRESH = Duration.ofMinutes(10);
    private static final PublicJsonWebKey RSA = rsa("rsa");
    private static final PublicJsonWebKey EC = ec("ec");
    private static final PublicJsonWebKey ED = ed("ed");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    @AutoClose
    private final LoopbackIssuer issuer = new LoopbackIssuer();

    @Test
    void keysOfAllThreeKindsVerify() throws IOException {
        issuer.publish(RSA, EC, ED);
        var tokens = tokens();

        assertTaken(tokens, signed("RS256", RSA.getPrivateKey(), "rsa", claims("\"sub\":\"u1\"")));
        assertTaken(tokens, signed("ES256", EC.getPrivateKey(), "ec", claims("\"sub\":\"u1\"")));
        assertTaken(tokens, signed("EdDSA", ED.getPrivateKey(), "ed", claims("\"sub\":\"u1\"")));
    }

    @Test
    void aTokenWithoutAKeyIdIsVerifiedWithTheKeyOfItsKind() throws IOException {
        issuer.publish(RSA, EC);

        assertTaken(tokens(), signed("ES256", EC.getPrivateKey(), null, claims("\"sub\":\"u1\"")));
    }

    @Test
    void anAlgorithmThatIsWrongForTheKeyIsRefused() throws IOException {
        issuer.publish(RSA, EC);
        var tokens = tokens();

        assertInvalid(tokens, signed("ES256", EC.getPrivateKey(), "rsa", claims("\"sub\":\"u1\"")));
        assertInvalid(tokens, signed("RS256", RSA.getPrivateKey(), "ec", claims("\"sub\":\"u1\"")));
        assertInvalid(tokens, signed("PS256", RSA.getPrivateKey(), "rsa", claims("\"sub\":\"u1\"")));
    }

    @Test
    void aPublicKeyIsNeverTakenForASecret() throws IOException {
        issuer.publish(RSA);
        var publicKey = (RSAPublicKey) RSA.getPublicKey();
        var asSecret = new HmacKey(publicKey.getEncoded());

        assertInvalid(tokens(), signed("HS256", asSecret, "rsa", claims("\"sub\":\"u1\"")));
    }

    @Test
    void aSecretInAKeySetIsNotUsed() throws IOException {
        var secret = OctJwkGenerator.generateJwk(256);
        secret.setKeyId("oct");
        issuer.answer(200, new JsonWebKeySet(secret).toJson(OutputControlLevel.INCLUDE_SYMMETRIC));

        assertInvalid(tokens(), signed("HS256", secret.getKey(), "oct", claims("\"sub\":\"u1\"")));
    }

    @Test
    void aSignatureByAnotherKeyOfTheSameNameIsRefused() throws IOException {
        issuer.publish(EC);

        assertInvalid(tokens(), signed("ES256", ec("ec").getPrivateKey(), "ec", claims("\"sub\":\"u1\"")));
    }

    @Test
    void aRotatedKeyIsFoundAtOnce() throws IOException {
        issuer.publish(EC);
        var tokens = tokens();
        var next = ec("next");
        issuer.publish(next);

        assertTaken(tokens, signed("ES256", next.getPrivateKey(), "next", claims("\"sub\":\"u1\"")));
        assertInvalid(tokens, signed("ES256", EC.getPrivateKey(), "ec", claims("\"sub\":\"u1\"")));
    }

    @Test
    void madeUpKeyIdsDoNotMakeItAskTheIssuerAgainAndAgain() throws IOException {
        issuer.publish(EC);
        var tokens = tokens();

        for (int i = 0; i < 20; i++) {
            assertInvalid(tokens, signed("ES256", EC.getPrivateKey(), "made-up-" + i, claims("\"sub\":\"u1\"")));
        }
        assertThat(issuer.requests()).isEqualTo(2);

        now.set(NOW.plus(Jwks.RETRY_AFTER));
        assertInvalid(tokens, signed("ES256", EC.getPrivateKey(), "made-up", claims("\"sub\":\"u1\"")));
        assertThat(issuer.requests()).isEqualTo(3);
    }

    @Test
    void aWithdrawnKeyIsForgottenWhenTheKeysAreOld() throws IOException {
        issuer.publish(EC);
        var tokens = tokens();
        var token = signed("ES256", EC.getPrivateKey(), "ec", claims("\"sub\":\"u1\""));
        issuer.publish(RSA);

        assertTaken(tokens, token);
        now.set(NOW.plus(REFRESH));
        assertInvalid(tokens, token);
    }

    @Test
    void aSignatureByAWithdrawnKeyIsTrustedForAMinuteMoreAtMost() throws IOException {
        issuer.publish(EC);
        var tokens = tokens();
        var token = signed("ES256", EC.getPrivateKey(), "ec", claims("\"sub\":\"u1\""));
        issuer.publish(RSA);
        now.set(NOW.plus(REFRESH).minusSeconds(1));

        assertTaken(tokens, token);
        now.set(NOW.plus(REFRESH).plusSeconds(58));
        assertTaken(tokens, token);
        now.set(NOW.plus(REFRESH).plusSeconds(59));
        assertInvalid(tokens, token);
    }

    @Test
    void anIssuerThatIsDownCostsNoKeyThatIsKnown() throws IOException {
        issuer.publish(EC);
        var tokens = tokens();
        issuer.answer(500, "");
        now.set(NOW.plus(REFRESH));

        assertTaken(tokens, signed("ES256", EC.getPrivateKey(), "ec", claims("\"sub\":\"u1\"")));
    }

    @Test
    void anUnknownKeyIsAnOutageWhileTheIssuerIsDown() throws IOException {
        issuer.publish(EC);
        var tokens = tokens();
        issuer.answer(200, "<html>");
        var token = signed("ES256", EC.getPrivateKey(), "next", claims("\"sub\":\"u1\""));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.verify(token))
                    .isInstanceOf(KeysUnavailableException.class)
                    .hasMessageContaining(issuer.uri().toString());
        }
        assertThat(issuer.requests()).isEqualTo(2);
    }

    @Test
    void aKeySetThatCannotBeReadIsNoticedAtTheStart() {
        issuer.answer(404, "");
        assertThatThrownBy(this::tokens).isInstanceOf(IOException.class).hasMessageContaining("404");

        issuer.answer(200, "{}");
        assertThatThrownBy(this::tokens).isInstanceOf(IOException.class).hasMessageContaining("Key Set");
    }

    @Test
    void keysInAFileAreReadAnewToo(@TempDir Path dir) throws IOException {
        var file = dir.resolve("jwks.json");
        Files.writeString(file, new JsonWebKeySet(EC).toJson());
        var tokens = new JwtTokens(new Jwks(JwksSource.file(file), REFRESH, now::get), JwtRules.NONE, now::get);
        Files.writeString(file, new JsonWebKeySet(ED).toJson(), StandardCharsets.UTF_8);

        assertTaken(tokens, signed("EdDSA", ED.getPrivateKey(), "ed", claims("\"sub\":\"u1\"")));
    }

    private JwtTokens tokens() throws IOException {
        return new JwtTokens(new Jwks(issuer, REFRESH, now::get), JwtRules.NONE, now::get);
    }

    private static void assertTaken(JwtTokens tokens, String token) {
        assertThat(tokens.verify(token)).isInstanceOf(Outcome.Done.class);
    }

    private static void assertInvalid(JwtTokens tokens, String token) {
        assertThat(tokens.verify(token)).isEqualTo(Outcome.refused(new Refusal.TokenInvalid()));
    }

    private static PublicJsonWebKey rsa(String id) {
        return named(id, () -> RsaJwkGenerator.generateJwk(2048));
    }

    private static PublicJsonWebKey ec(String id) {
        return named(id, () -> EcJwkGenerator.generateJwk(EllipticCurves.P256));
    }

    private static PublicJsonWebKey ed(String id) {
        return named(id, () -> OkpJwkGenerator.generateJwk("Ed25519"));
    }

    private interface Generator {
        PublicJsonWebKey generate() throws JoseException;
    }

    private static PublicJsonWebKey named(String id, Generator generator) {
        try {
            var key = generator.generate();
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
