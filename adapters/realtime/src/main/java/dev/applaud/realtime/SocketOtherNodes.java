package dev.applaud.realtime;

import dev.applaud.application.Faults;
import dev.applaud.application.content.TellFollowers;
import dev.applaud.domain.audience.OtherNodes;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import dev.applaud.socketio.Ack;
import dev.applaud.socketio.Admission;
import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.cluster.ResponsesMissingException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Asks other nodes by events between servers, in a namespace that lets no client in. It is one of its own because
/// every server in it is waited for, and servers in Node.js on the same Redis would answer nothing.
public final class SocketOtherNodes implements OtherNodes {
    /// The namespace to be given.
    public static final String NAMESPACE = "/nodes";

    private static final String NEW_CONTENT = "feed:new_content";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Namespace namespace;
    private final BooleanSupplier answers;

    /// @param answers whether others' answers can come; asked each time, on any thread. While they cannot, nobody
    ///     waits for them
    public SocketOtherNodes(Namespace namespace, BooleanSupplier answers) {
        this.namespace = namespace;
        this.answers = answers;
        namespace.use(_ -> Admission.refused("Invalid namespace"));
    }

    /// From now on this node does what others ask of it. That may wait for the database, but not for each other.
    public void serve(TellFollowers followers, Faults faults) {
        namespace.onServerSideEmit(
                NEW_CONTENT,
                (args, ack) -> Thread.ofVirtual().name("new-content").start(() -> tell(followers, faults, args, ack)));
    }

    /// A question is answered whatever it is, as whoever asks waits for it.
    private static void tell(TellFollowers followers, Faults faults, List<@Nullable Object> args, Ack ack) {
        try {
            var told = Announced.of(args).map(it -> followers.tell(it.content, it.at));
            ack.send(told.orElse(Set.of()).stream().map(UserId::value).toList());
        } catch (RuntimeException fault) {
            faults.refusalOf(fault);
            ack.send(List.of());
        }
    }

    /// What another node asks to be told.
    private record Announced(ContentId content, Instant at) {
        /// Empty if no node of ours asks so.
        static Optional<Announced> of(List<@Nullable Object> args) {
            if (args.size() == 2 && args.get(0) instanceof String id && args.get(1) instanceof Number at) {
                try {
                    return Optional.of(new Announced(new ContentId(id), Instant.ofEpochMilli(at.longValue())));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public CompletableFuture<Set<UserId>> tellFollowers(ContentId id, Instant at) {
        if (!answers.getAsBoolean()) {
            // It may reach them still.
            namespace.serverSideEmit(NEW_CONTENT, id.value(), at.toEpochMilli());
            return CompletableFuture.completedFuture(Set.of());
        }
        return namespace
                .serverSideEmitWithAck(PATIENCE, NEW_CONTENT, id.value(), at.toEpochMilli())
                .exceptionally(SocketOtherNodes::answersBefore)
                .thenApply(SocketOtherNodes::users);
    }

    private static List<@Nullable Object> answersBefore(Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ResponsesMissingException missing ? missing.responses() : List.of();
    }

    private static Set<UserId> users(List<@Nullable Object> answers) {
        var users = new HashSet<UserId>();
        for (var answer : answers) {
            if (answer instanceof List<?> ids) {
                ids.forEach(it -> add(it, users));
            }
        }
        return users;
    }

    private static void add(@Nullable Object id, Set<UserId> users) {
        try {
            users.add(new UserId(String.valueOf(id)));
        } catch (IllegalArgumentException e) {
            // No answer of a node of ours.
        }
    }
}
