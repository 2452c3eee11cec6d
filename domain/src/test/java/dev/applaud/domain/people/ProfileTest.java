package dev.applaud.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProfileTest {
    private static final UserId ANN = new UserId("ann");

    @Test
    void takesOverWhatANewerTokenTells() {
        var newer = new Profile(ANN, "Anna", "b.png", true);

        assertThat(new Profile(ANN, "Ann", "a.png", false).updatedBy(newer)).isEqualTo(newer);
    }

    @Test
    void keepsWhatANewerTokenLeavesOut() {
        assertThat(new Profile(ANN, "Ann", "a.png", true).updatedBy(new Profile(ANN, null, null, false)))
                .isEqualTo(new Profile(ANN, "Ann", "a.png", false));
    }

    @Test
    void isShownByItsUsernameOrElseItsId() {
        assertThat(new Profile(ANN, "Ann", null, false).shownName()).isEqualTo("Ann");
        assertThat(new Profile(ANN, null, null, false).shownName()).isEqualTo("ann");
    }

    @Test
    void onlyTheRoleAdminMakesAnAdmin() {
        var profile = new Profile(ANN, null, null, false);

        assertThat(new Caller(profile, Set.of("editor", "admin")).isAdmin()).isTrue();
        assertThat(new Caller(profile, Set.of("ADMIN")).isAdmin()).isFalse();
        assertThat(new Caller(profile, Set.of()).isAdmin()).isFalse();
    }
}
