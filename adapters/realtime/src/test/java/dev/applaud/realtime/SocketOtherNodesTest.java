package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Faults;
import dev.applaud.application.content.TellFollowers;
import dev.applaud.application.contract.Samples;
import dev.applaud.application.fake.Hall;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.socketio.SocketIoOptions;
import dev.applaud.socketio.SocketIoServer;
import dev.applaud.socketio.cluster.Adapter;
import dev.applaud.socketio.cluster.LocalAdapter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A node that is asked by others, whose questions come as an adapter brings them.
class SocketOtherNodesTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    private final List<LocalAdapter> namespaces = new CopyOnWriteArrayList<>();

    @AutoClose
    private final SocketIoServer io =
            new SocketIoServer(SocketIoOptions.builder().adapter(this::remember).build());

    SocketOtherNodesTest() {
        var followers =
                new TellFollowers(storage.contents(), storage.profiles(), storage.follows(), new Hall(), _ -> {});
        new SocketOtherNodes(io.of(SocketOtherNodes.NAMESPACE), () -> true)
                .serve(followers, new Faults(_ -> false, () -> "fault", (_, fault) -> faults.add(fault)));
    }

    private Adapter remember(LocalAdapter namespace) {
        namespaces.add(namespace);
        return namespace;
    }

    private @Nullable Object answerTo(@Nullable Object... question) throws InterruptedException {
        namespaces.stream()
                .filter(it -> it.namespace().equals(SocketOtherNodes.NAMESPACE))
                .forEach(it -> it.serverSideEmitted("feed:new_content", Arrays.asList(question), answers::add));
        return answers.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void nobodyIsToldOfAContentThatIsNot() throws InterruptedException {
        assertThat(answerTo("v1", Samples.NOW.toEpochMilli())).isEqualTo(List.of());
    }

    static List<List<@Nullable Object>> nonsense() {
        return List.of(
                List.of(),
                List.of("v1"),
                List.of("v1", "today"),
                List.of(5, 5),
                List.of("", 5),
                List.of("v1", 5, 5),
                Arrays.asList(null, null));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void aQuestionThatMakesNoSenseIsAnsweredAndNoFaultOfOurs(List<@Nullable Object> question)
            throws InterruptedException {
        assertThat(answerTo(question.toArray())).isEqualTo(List.of());
        assertThat(faults).isEmpty();
    }
}
