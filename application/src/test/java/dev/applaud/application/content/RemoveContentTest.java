package dev.applaud.application.content;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.admin;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.content.ContentId;
import org.junit.jupiter.api.Test;

final class RemoveContentTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final RemoveContent remove =
            new RemoveContent(storage.contents(), broadcast, new Clock(new SettableClock(NOW)));

    private final ContentId id = stored(storage, caller("ann").id(), NOW).id();

    @Test
    void tellsTheAudienceOfTheRemoval() {
        assertThat(done(remove.remove(caller("ann"), id))).isEqualTo(id);
        assertThat(storage.contents().find(id)).isEmpty();
        assertThat(broadcast.events()).containsExactly(new ContentRemoved(id, NOW));
    }

    @Test
    void letsAnAdminRemoveIt() {
        assertThat(done(remove.remove(admin("root"), id))).isEqualTo(id);
    }

    @Test
    void letsNobodyElseRemoveIt() {
        assertThat(refused(remove.remove(caller("eve"), id))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(storage.contents().find(id)).isPresent();
        assertThat(broadcast.events()).isEmpty();
    }

    @Test
    void removesItOnlyOnce() {
        done(remove.remove(caller("ann"), id));

        assertThat(refused(remove.remove(caller("ann"), id))).isEqualTo(new Refusal.ContentNotFound(id));
        assertThat(broadcast.events()).hasSize(1);
    }
}
