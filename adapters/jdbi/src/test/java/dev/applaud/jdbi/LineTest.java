package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.engagement.LikeChange;
import dev.applaud.domain.engagement.Liking;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineTest {
    private final Line line = Line.ledBy(member());

    @Test
    void refusesToGrowWithoutEndAsAnOutage() {
        for (int i = 0; i < Line.MAX_LENGTH; i++) {
            line.joinedBy(member());
        }

        assertThat(new JdbiOutages().test(catchThrowable(() -> line.joinedBy(member()))))
                .isTrue();
        assertThat(line.length()).isEqualTo(Line.MAX_LENGTH);
    }

    @Test
    void letsAPartedGroupGoFirstAndEachAlone() {
        var leader = member();
        var second = member();
        var third = member();
        var group = new ArrayList<Member<?>>(List.of(leader));
        line.joinedBy(second).joinedBy(third).gather(group).joinedBy(member()).part(group);

        assertThat(gathered(leader)).containsExactly(leader);
        assertThat(line.length()).isEqualTo(3);
        line.passOn();
        assertThat(second.awaitTurn()).isEqualTo(Waiting.Turn.TO_LEAD);
        assertThat(gathered(second)).containsExactly(second);
    }

    @Test
    void groupsNobodyWithThoseWhoMustGoAlone() {
        var alone = member();
        alone.goAlone();
        line.joinedBy(alone);

        assertThat(gathered(member())).hasSize(1);
    }

    @Test
    void endsWithItsLast() {
        line.joinedBy(member());

        assertThat(line.passOn()).isSameAs(line);
        assertThat(line.passOn()).isNull();
    }

    private List<Member<?>> gathered(Member<?> leader) {
        var group = new ArrayList<Member<?>>(List.of(leader));
        line.gather(group);
        return group;
    }

    private static Member<LikeChange> member() {
        return new Member<>(new ContentChange.Like(newUser(), Liking.ON, NOW), Attempt.unkeyed());
    }
}
