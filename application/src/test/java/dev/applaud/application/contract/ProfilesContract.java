package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.newId;
import static dev.applaud.application.contract.Samples.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What {@link dev.applaud.domain.people.Profiles} guarantees.
public interface ProfilesContract {
    Storage storage();

    @Test
    default void remembersAProfile() {
        var ann = new Profile(newUser(), "Änn 😀", "https://media.example/ann.png", true);

        assertThat(storage().profiles().remember(ann)).isEqualTo(ann);
        assertThat(storage().profiles().find(ann.id())).contains(ann);
    }

    @Test
    default void remembersAUserOfWhomNothingIsTold() {
        var nobody = new Profile(newUser(), null, null, false);

        assertThat(storage().profiles().remember(nobody)).isEqualTo(nobody);
        assertThat(storage().profiles().find(nobody.id())).contains(nobody);
    }

    @Test
    default void knowsNobodyBeforeTheyWereSeen() {
        assertThat(storage().profiles().find(newUser())).isEmpty();
    }

    @Test
    default void takesOverWhatIsNew() {
        var id = newUser();
        storage().profiles().remember(new Profile(id, "Ann", "a.png", false));
        var newer = new Profile(id, "Anna", "b.png", true);

        assertThat(storage().profiles().remember(newer)).isEqualTo(newer);
        assertThat(storage().profiles().find(id)).contains(newer);
    }

    @Test
    default void keepsWhatANewerTokenLeavesOut() {
        var id = newUser();
        storage().profiles().remember(new Profile(id, "Ann", "a.png", true));

        assertThat(storage().profiles().remember(new Profile(id, null, "b.png", false)))
                .isEqualTo(new Profile(id, "Ann", "b.png", false));
        assertThat(storage().profiles().remember(new Profile(id, "Anna", null, false)))
                .isEqualTo(new Profile(id, "Anna", "b.png", false));
        assertThat(storage().profiles().find(id)).contains(new Profile(id, "Anna", "b.png", false));
    }

    @Test
    default void changesBackAndForth() {
        var id = newUser();
        var first = new Profile(id, "Ann", null, false);
        var second = new Profile(id, "Anna", null, false);
        storage().profiles().remember(first);
        storage().profiles().remember(second);
        storage().profiles().remember(first);

        assertThat(storage().profiles().find(id)).contains(first);
    }

    @Test
    default void remembersSomebodyWhoComesManyTimesAtOnce() {
        var ann = new Profile(newUser(), "Ann", null, false);

        assertThat(Crowd.of(30, _ -> storage().profiles().remember(ann))).containsOnly(ann);
        assertThat(storage().profiles().find(ann.id())).contains(ann);
    }

    @Test
    default void remembersClaimsOfAnyLengthAtLeastInPart() {
        var id = newUser();
        var told = new Profile(id, "😀".repeat(10_000), "https://media.example/" + "a".repeat(100_000), false);

        var remembered = storage().profiles().remember(told);

        assertThat(remembered.username()).startsWith("😀".repeat(255));
        assertThat(remembered.avatar()).startsWith("https://media.example/" + "a".repeat(2_000));
        assertThat(storage().profiles().remember(told)).isEqualTo(remembered);
        assertThat(storage().profiles().find(id)).contains(remembered);
    }

    @Test
    default void tellsProfilesApartByCase() {
        var name = newId();
        var lower = new Profile(new UserId("a" + name), "lower", null, false);
        var upper = new Profile(new UserId("A" + name), "upper", null, false);
        storage().profiles().remember(lower);
        storage().profiles().remember(upper);

        assertThat(storage().profiles().find(lower.id())).contains(lower);
        assertThat(storage().profiles().find(upper.id())).contains(upper);
    }

    @Test
    default void findsThoseAmongManyThatAreKnown() {
        var ann = new Profile(newUser(), "Ann", null, false);
        var bob = new Profile(newUser(), "Bob", null, true);
        storage().profiles().remember(ann);
        storage().profiles().remember(bob);
        var asked = new ArrayList<>(List.of(ann.id()));
        Stream.generate(Samples::newUser).limit(1_200).forEach(asked::add);
        asked.add(bob.id());

        assertThat(storage().profiles().findAll(asked)).isEqualTo(Map.of(ann.id(), ann, bob.id(), bob));
        assertThat(storage().profiles().findAll(List.of())).isEmpty();
    }
}
