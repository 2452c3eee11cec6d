package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.content;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newId;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Crowd;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal.AlreadyDone;
import dev.applaud.domain.Refusal.ContentNotFound;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchTime;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What different nodes do at once, be it one request or many: storages that share nothing but the database.
final class TwoNodesTest {
    /// Whom each member of a crowd reports of.
    private static final int PEOPLE = 20;

    @TempDir
    static Path directory;

    enum Database {
        H2 {
            @Override
            TestPool pool(String name) {
                return TestPool.on(new EmbeddedDatabase(directory.resolve(name)));
            }
        },
        MYSQL {
            @Override
            TestPool pool(String name) {
                return TestPool.onMySql(RealMySql.sharedUrl(name));
            }
        };

        abstract TestPool pool(String name);

        Nodes nodes() {
            var name = "nodes_" + UUID.randomUUID().toString().replace("-", "");
            return new Nodes(pool(name), pool(name));
        }
    }

    record Nodes(TestPool one, TestPool other, List<TestStorage> storages) implements AutoCloseable {
        Nodes(TestPool one, TestPool other) {
            this(one, other, List.of(TestStorage.on(one), TestStorage.on(other)));
        }

        /// A crowd that is spread over the nodes.
        <T> List<Outcome<T>> crowd(IntFunction<Outcome<T>> work) {
            return Crowd.of(32, work);
        }

        TestStorage node(int i) {
            return storages.get(i % 2);
        }

        @Override
        public void close() {
            one.close();
            other.close();
        }
    }

    private static Outcome<Engagement> share(TestStorage node, ContentId id, String request) {
        var attempt = new Attempt.Keyed<Engagement>(request, "body", it -> "share " + it.shares());
        return node.engagements().countShare(id, newUser(), NOW, attempt);
    }

    private static Outcome<Content> publish(TestStorage node, ContentId id, String request) {
        var attempt = new Attempt.Keyed<Content>(request, "body", it -> it.id().value());
        return node.contents().add(content(id, newUser(), NOW), attempt);
    }

    private static void assertOneDone(List<? extends Outcome<?>> outcomes) {
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        var others = outcomes.stream().filter(Outcome.Refused.class::isInstance).toList();
        assertThat(others).hasSize(outcomes.size() - 1);
        assertThat(refused(others.getFirst())).isInstanceOf(AlreadyDone.class);
        assertThat(others.stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void shareARequest(Database database) {
        try (var nodes = database.nodes()) {
            var id = stored(nodes.node(0)).id();
            var request = newId();

            assertOneDone(nodes.crowd(i -> share(nodes.node(i), id, request)));
            assertThat(nodes.node(0).engagements().of(id)).isEqualTo(Outcome.done(Engagement.NONE.withShares(1)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void addUpWhatPeopleWatchOnEither(Database database) {
        try (var nodes = database.nodes()) {
            var id = stored(nodes.node(0)).id();

            nodes.crowd(i -> watch(nodes.node(i), id, i));
            nodes.crowd(i -> watch(nodes.node(i + 1), id, i));

            var all = done(nodes.node(0).viewings().statistics(id));
            assertThat(all.uniqueViewers()).isEqualTo(16L * PEOPLE);
            assertThat(all.viewings()).isEqualTo(32L * PEOPLE);
            assertThat(all.watchedMillis()).isEqualTo(32L * PEOPLE * 2_000);
        }
    }

    /// Reports twice of several people, whom the caller next to it reports of too, for a viewing of their own.
    private static Outcome<WatchProgress> watch(TestStorage node, ContentId id, int caller) {
        Outcome<WatchProgress> last = Outcome.refused(new ContentNotFound(id));
        for (int i = 0; i < 2 * PEOPLE; i++) {
            var person = caller / 2 + "-" + i % PEOPLE;
            var viewing = new ViewingId(person + "-" + caller % 2);
            var time = new WatchTime(i < PEOPLE ? 1_000 : 2_000);
            last = node.viewings().track(new WatchProgress(viewing, id, new UserId(person), time, false, NOW));
        }
        return last;
    }

    @ParameterizedTest
    @EnumSource
    void makeNewContentOnce(Database database) {
        try (var nodes = database.nodes()) {
            var request = newId();

            assertOneDone(nodes.crowd(i -> publish(nodes.node(i), newContentId(), request)));
            assertThat(nodes.node(0).contents().newest(null, 10).items()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void makeNewContentOnceThoughItsIdIsGiven(Database database) {
        try (var nodes = database.nodes()) {
            var id = newContentId();
            var request = newId();

            assertOneDone(nodes.crowd(i -> publish(nodes.node(i), id, request)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeAKeyAnewOnceWhenItsDayIsOver(Database database) {
        try (var nodes = database.nodes()) {
            var attempt = new Attempt.Keyed<String>(newId(), "body", it -> it);
            nodes.node(0).attempts().remember(attempt, "yesterday", NOW.minus(Attempt.KEPT));

            assertOneDone(nodes.crowd(i -> nodes.node(i).attempts().remember(attempt, "today " + i, NOW)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rememberWhatWasDoneBeforeTheyStarted(Database database) {
        var name = "restart_" + UUID.randomUUID().toString().replace("-", "");
        var request = newId();
        var id = newContentId();
        try (var before = database.pool(name)) {
            publish(TestStorage.on(before), id, request);
        }
        try (var after = database.pool(name)) {
            assertThat(publish(TestStorage.on(after), newContentId(), request))
                    .isEqualTo(Outcome.refused(new AlreadyDone(id.value())));
        }
    }
}
