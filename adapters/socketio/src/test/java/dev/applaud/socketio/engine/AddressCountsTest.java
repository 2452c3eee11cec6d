package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCountsTest {
    private final AddressCounts counts = new AddressCounts(2);

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "_hidden"})
    void anAddressHasSoManyPlaces(String address) {
        assertThat(counts.enter(address)).isTrue();
        assertThat(counts.hasRoom(address)).isTrue();
        assertThat(counts.enter(address)).isTrue();
        assertThat(counts.hasRoom(address)).isFalse();
        assertThat(counts.enter(address)).isFalse();
        counts.leave(address);
        assertThat(counts.enter(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.2, 2", "2001:db8::1, 2001:db8:0:0:ffff::2, 1", "2001:db8::1, 2001:db8:0:1::1, 2"})
    void whatBelongsToOneClientCountsAsOne(String one, String other, int clients) {
        counts.enter(one);
        counts.enter(other);
        assertThat(counts.size()).isEqualTo(clients);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void thisMachinesOwnAddressesAreNotCounted(String address) {
        for (int i = 0; i < 3; i++) {
            assertThat(counts.enter(address)).isTrue();
        }
        assertThat(counts.hasRoom(address)).isTrue();
        assertThat(counts.size()).isZero();
    }

    @Test
    void nothingIsRememberedOfWhoHasLeft() {
        counts.enter("192.0.2.1");
        counts.leave("192.0.2.1");
        assertThat(counts.size()).isZero();
    }
}
