package dev.applaud.jwt;

import static dev.applaud.jwt.Samples.ALICE;
import static dev.applaud.jwt.Samples.NOW;
import static dev.applaud.jwt.Samples.SECRET;
import static dev.applaud.jwt.Samples.claims;
import static dev.applaud.jwt.Samples.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTokensTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final JwtTokens tokens = new JwtTokens(SECRET, JwtRules.NONE, now::get);

    @Test
    void aMintedTokenTellsItsUserAndExpiry() {
        var token = new JwtMint(SECRET, JwtRules.NONE, now::get).mint(ALICE, Duration.ofMinutes(5));

        assertThat(tokens.verify(token)).isEqualTo(Outcome.done(new VerifiedToken(ALICE, NOW.plusSeconds(300))));
    }

    @Test
    void aSubjectIsAllThatATokenMustSayOfItsUser() {
        var nobodyKnown = new Caller(new Profile(new UserId("u1"), null, null, false), Set.of());

        assertThat(callerOf("\"sub\":\"u1\"")).isEqualTo(nobodyKnown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"username\":7",
                "\"username\":\"  \"",
                "\"avatar\":[\"a\"]",
                "\"isVerified\":\"true\"",
                "\"roles\":\"admin\"",
                "\"roles\":{\"admin\":true}",
                "\"roles\":[1,null,[\"admin\"]]",
                "\"username\":null,\"avatar\":null,\"roles\":null"
            })
    void aProfileClaimOfTheWrongTypeCountsAsAbsent(String claim) {
        assertThat(callerOf("\"sub\":\"u1\"," + claim)).isEqualTo(callerOf("\"sub\":\"u1\""));
    }

    @Test
    void anOverlongUsernameCountsAsAbsent() {
        var username = "x".repeat(Claims.MAX_USERNAME + 1);

        assertThat(callerOf("\"sub\":\"u1\",\"username\":\"" + username + "\"")
                        .profile()
                        .username())
                .isNull();
    }

    @Test
    void rolesThatAreTextCountAmongOthersThatAreNot() {
        assertThat(callerOf("\"sub\":\"u1\",\"roles\":[1,\"editor\"]").roles()).containsExactly("editor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"sub\":null",
                "\"sub\":7",
                "\"sub\":[\"a\"]",
                "\"sub\":\"\"",
                "\"sub\":\"no spaces\"",
                "\"sub\":\"ü\"",
                "\"sub\":\"u1\",\"nbf\":\"soon\"",
                "\"sub\":\"u1\",\"iss\":7",
                "\"sub\":\"u1\",\"aud\":[7]",
                "\"sub\":\"u1\",\"sub\":\"u2\""
            })
    void claimsThatMakeNoSenseAreRefused(String members) {
        assertInvalid(signed(claims(members)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"u1\"}",
                "{\"sub\":\"u1\",\"exp\":null}",
                "{\"sub\":\"u1\",\"exp\":\"2099-01-01\"}",
                "[]",
                "null",
                "7",
                "",
                "{\"sub\":"
            })
    void aPayloadWithoutAnExpiryIsRefused(String payload) {
        assertInvalid(signed(payload));
    }

    @ParameterizedTest
    @CsvSource({"-31, true", "-30, true", "-29, false", "0, false", "1, false"})
    void aTokenIsExpiredOnceTheClockSkewHasPassed(int secondsLeft, boolean expired) {
        var token = signed("{\"sub\":\"u1\",\"exp\":%d}".formatted(NOW.getEpochSecond() + secondsLeft));

        assertThat(tokens.verify(token).equals(Outcome.refused(new Refusal.TokenExpired())))
                .isEqualTo(expired);
    }

    @Test
    void aTokenThatWasTakenBeforeExpiresNevertheless() {
        var token = signed(claims("\"sub\":\"u1\""));
        now.set(NOW.plusSeconds(3629));
        assertThat(tokens.verify(token)).isInstanceOf(Outcome.Done.class);

        now.set(NOW.plusSeconds(3630));
        assertThat(tokens.verify(token)).isEqualTo(Outcome.refused(new Refusal.TokenExpired()));
    }

    @ParameterizedTest
    @CsvSource({"31, false", "30, true", "0, true", "-100, true"})
    void aTokenIsRefusedBeforeItsTime(int secondsAhead, boolean taken) {
        var token = signed(claims("\"sub\":\"u1\",\"nbf\":" + (NOW.getEpochSecond() + secondsAhead)));

        assertThat(tokens.verify(token) instanceof Outcome.Done).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "9223372036854775807", "-1e300"})
    void anExpiryOutOfThisWorldIsCutInsteadOfFailing(String exp) {
        var outcome = tokens.verify(signed("{\"sub\":\"u1\",\"exp\":%s}".formatted(exp)));

        assertThat(outcome)
                .isInstanceOf(exp.startsWith("-") ? Outcome.Refused.class : Outcome.Done.class)
                .isNotEqualTo(Outcome.refused(new Refusal.TokenInvalid()));
    }

    @Test
    void anExpiredTokenThatIsWrongOtherwiseIsInvalidRatherThanExpired() {
        var otherSecret = new SharedSecret("another secret of at least 32 bytes!").key();

        assertInvalid(signed("HS256", otherSecret, null, "{\"sub\":\"u1\",\"exp\":1}"));
        assertInvalid(signed("{\"sub\":\"\",\"exp\":1}"));
        assertInvalid(signed("{\"sub\":\"u1\",\"exp\":1,\"nbf\":4102444800}"));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        var jws = new JsonWebSignature();
        var header = encoded("{\"alg\":\"none\"}");
        jws.setPayload(claims("\"sub\":\"u1\""));

        assertInvalid(header + "." + jws.getEncodedPayload() + ".");
        assertInvalid(header + "." + jws.getEncodedPayload() + "." + encoded("anything"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS384", "HS512"})
    void anotherAlgorithmThanHs256IsRefusedThoughTheSecretIsRight(String algorithm) {
        var secret = new SharedSecret("s".repeat(64));

        assertInvalid(
                new JwtTokens(secret, JwtRules.NONE, now::get),
                signed(algorithm, secret.key(), null, claims("\"sub\":\"u1\"")));
    }

    @Test
    void anRsaSignatureIsRefusedWhereASecretIsExpected() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertInvalid(signed(AlgorithmIdentifiers.RSA_USING_SHA256, rsa.getPrivate(), null, claims("\"sub\":\"u1\"")));
    }

    @Test
    void anAlteredPayloadIsRefused() {
        var token = signed(claims("\"sub\":\"u1\""));
        assertThat(tokens.verify(token)).isInstanceOf(Outcome.Done.class);

        var parts = token.split("\\.", -1);
        assertInvalid(parts[0] + "." + encoded(claims("\"sub\":\"u2\"")) + "." + parts[2]);
    }

    @Test
    void anUnknownCriticalHeaderIsRefused() throws Exception {
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setCriticalHeaderNames("future");
        jws.setHeader("future", "yes");
        jws.setKey(SECRET.key());
        jws.setPayload(claims("\"sub\":\"u1\""));

        assertInvalid(jws.getCompactSerialization());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b", "a.b.c", "a.b.c.d.e", "..", "eyJhbGciOiJIUzI1NiJ9..", "\u0000", "Bearer x"})
    void anythingElseIsRefused(String token) {
        assertInvalid(token);
    }

    @Test
    void anOverlongTokenIsRefused() {
        assertInvalid(signed(claims("\"sub\":\"u1\",\"padding\":\"" + "x".repeat(JwtTokens.MAX_LENGTH) + "\"")));
    }

    @Test
    void aShortSecretWorksAsItDoesInNode() {
        var secret = new SharedSecret("short");

        assertThat(secret.isShort()).isTrue();
        assertThat(new JwtTokens(secret, JwtRules.NONE, now::get)
                        .verify(new JwtMint(secret, JwtRules.NONE, now::get).mint(ALICE, Duration.ofHours(1))))
                .isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', false",
        "issuer, '', false",
        "'', audience, false",
        "issuer, audience, true",
        "Issuer, audience, false",
        "issuer, other, false"
    })
    void issuerAndAudienceMustBeAsConfigured(String issuer, String audience, boolean taken) {
        var strict = new JwtTokens(SECRET, new JwtRules("issuer", "audience", Duration.ZERO), now::get);
        var members = "\"sub\":\"u1\"" + member("iss", issuer) + member("aud", audience);

        assertThat(strict.verify(signed(claims(members))) instanceof Outcome.Done)
                .isEqualTo(taken);
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() {
        var strict = new JwtTokens(SECRET, new JwtRules(null, "b", Duration.ZERO), now::get);

        assertThat(strict.verify(signed(claims("\"sub\":\"u1\",\"aud\":[\"a\",\"b\"]"))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anyIssuerAndAudienceWillDoWhereNoneIsConfigured() {
        assertThat(tokens.verify(signed(claims("\"sub\":\"u1\",\"iss\":\"i\",\"aud\":\"a\""))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theMintSaysWhatTheRulesAskFor() {
        var rules = new JwtRules("issuer", "audience", Duration.ZERO);

        assertThat(new JwtTokens(SECRET, rules, now::get)
                        .verify(new JwtMint(SECRET, rules, now::get).mint(ALICE, Duration.ofHours(1))))
                .isInstanceOf(Outcome.Done.class);
    }

    private Caller callerOf(String members) {
        return switch (tokens.verify(signed(claims(members)))) {
            case Outcome.Done<VerifiedToken>(var token) -> token.caller();
            case Outcome.Refused<VerifiedToken>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private void assertInvalid(String token) {
        assertInvalid(tokens, token);
    }

    private static void assertInvalid(JwtTokens tokens, String token) {
        assertThat(tokens.verify(token)).isEqualTo(Outcome.refused(new Refusal.TokenInvalid()));
    }

    private static String member(String name, String value) {
        return value.isEmpty() ? "" : ",\"%s\":\"%s\"".formatted(name, value);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
