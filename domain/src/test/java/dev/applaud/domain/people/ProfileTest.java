package dev.applaud.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final UserId ID = new UserId("user_456");
    private static final Profile KNOWN = new Profile(ID, "@johndoe", "https://example.org/a.png", true);

    @Test
    void aNewerTokenChangesWhatItTells() {
        var newer = new Profile(ID, "@john", "https://example.org/b.png", false);
        assertThat(KNOWN.updatedBy(newer)).isEqualTo(newer);
    }

    @Test
    void whatANewerTokenLeavesOutStays() {
        assertThat(KNOWN.updatedBy(new Profile(ID, null, null, true))).isEqualTo(KNOWN);
    }

    @Test
    void whoHasNoUsernameIsShownByTheirId() {
        assertThat(new Profile(ID, null, null, false).shownName()).isEqualTo("user_456");
        assertThat(KNOWN.shownName()).isEqualTo("@johndoe");
    }
}
