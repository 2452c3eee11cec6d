package dev.applaud.application.identity;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.fake.FixedTokens;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthenticateTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final SettableClock clock = new SettableClock(NOW);
    private final UserId ann = new UserId("ann");
    private final Profile told = new Profile(ann, "Ann", null, false);
    private final VerifiedToken token =
            new VerifiedToken(new Caller(told, Set.of("admin")), NOW.plus(Duration.ofHours(1)));
    private final Authenticate authenticate =
            new Authenticate(new FixedTokens(Map.of("good", token), clock), storage.profiles());

    @Test
    void remembersWhomAGoodTokenNames() {
        assertThat(done(authenticate.authenticate("good"))).isEqualTo(token);
        assertThat(storage.profiles().find(ann)).contains(told);
    }

    @Test
    void knowsMoreThanTheTokenTells() {
        storage.profiles().remember(new Profile(ann, "Old name", "a.png", true));

        var caller = done(authenticate.authenticate("good")).caller();

        assertThat(caller.profile()).isEqualTo(new Profile(ann, "Ann", "a.png", false));
        assertThat(caller.isAdmin()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void asksForATokenIfThereIsNone(@Nullable String none) {
        assertThat(refused(authenticate.authenticate(none))).isEqualTo(new Refusal.Unauthenticated());
    }

    @Test
    void refusesABadTokenAndRemembersNobody() {
        assertThat(refused(authenticate.authenticate("bad"))).isEqualTo(new Refusal.TokenInvalid());
        assertThat(storage.profiles().find(ann)).isEmpty();
    }

    @Test
    void refusesAnExpiredToken() {
        clock.advance(Duration.ofHours(2));

        assertThat(refused(authenticate.authenticate("good"))).isEqualTo(new Refusal.TokenExpired());
    }
}
