package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.applaud.domain.engagement.Liking;
import org.junit.jupiter.api.Test;

final class RealMySqlTest {
    @Test
    void keepsWhatItCommittedWhenItIsKilled() {
        try (var server = RealMySql.start();
                var pool = TestPool.onMySql(server.jdbcUrl("crash_test"))) {
            var storage = TestStorage.on(pool);
            var content = stored(storage);
            for (int i = 0; i < 20; i++) {
                done(storage.engagements().like(content.id(), newUser(), Liking.ON, NOW));
            }

            server.kill();
            var fault = catchThrowable(() -> storage.engagements().of(content.id()));
            server.startAgain();

            assertThat(new JdbiOutages().test(fault)).isTrue();
            assertThat(done(storage.engagements().of(content.id())).likes()).isEqualTo(20);
        }
    }
}
