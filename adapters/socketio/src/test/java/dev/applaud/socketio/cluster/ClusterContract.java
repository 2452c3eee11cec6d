package dev.applaud.socketio.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.DisconnectReason;
import dev.applaud.socketio.RemoteSocket;
import dev.applaud.socketio.SocketDisconnectedException;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds for every broadcast operator, wherever the sockets are: on one server or on two.
///
/// An implementation starts the servers anew for each test, and lets its adapter wait for other servers for no more
/// than a second.
public interface ClusterContract {
    Duration LONG = Duration.ofSeconds(20);
    Duration SHORT = Duration.ofMillis(200);

    TestIo here();

    /// Another server of the same cluster; the same one for a server that is alone.
    TestIo there();

    default boolean isAlone() {
        return here() == there();
    }

    /// Ends what was sent from here, so that the absence of an event can be seen.
    default void mark() {
        here().io().emit("mark");
    }

    /// Waits until each server knows of the namespaces that the others have declared.
    default void settle() {}

    // --- events ------------------------------------------------------------------------------------------------

    @Test
    default void anEventReachesEverybody() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        here().io().emit("news", 1, List.of("a"), Map.of("b", true));
        mark();
        ada.assertReceived("42[\"news\",1,[\"a\"],{\"b\":true}]");
        bob.assertReceived("42[\"news\",1,[\"a\"],{\"b\":true}]");
    }

    @Test
    default void attachmentsReachEverybody() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        here().io().emit("image", Map.of("bytes", new byte[] {1, 2, 3}));
        for (var member : List.of(ada, bob)) {
            assertThat(member.client().text())
                    .isEqualTo("451-[\"image\",{\"bytes\":{\"_placeholder\":true,\"num\":0}}]");
            assertThat(member.client().binary()).containsExactly(1, 2, 3);
        }
    }

    @Test
    default void roomsReachAcrossServers() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        ada.socket().join("red");
        bob.socket().join("red", "blue", "muted");
        here().io().to("red").emit("1");
        here().io().in("blue").emit("2");
        here().io().to("red", "blue").emit("3");
        here().io().to("red").except("muted").emit("4");
        here().io().except("muted").emit("5");
        mark();
        ada.assertReceived("1", "3", "4", "5");
        bob.assertReceived("1", "2", "3");
    }

    @Test
    default void aSocketsIdIsARoomOnEveryServer() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        here().io().to(bob.id()).emit("1");
        here().io().except(bob.id()).emit("2");
        mark();
        ada.assertReceived("2");
        bob.assertReceived("1");
    }

    @Test
    default void aSocketIsNotAmongItsOwnReceivers() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        ada.socket().join("red");
        bob.socket().join("red");
        ada.socket().broadcast().emit("1");
        ada.socket().to("red").emit("2");
        ada.socket().in("red").emit("3");
        ada.socket().except("red").emit("4");
        mark();
        ada.assertReceived();
        bob.assertReceived("1", "2", "3");
    }

    @Test
    default void whatIsLocalStaysOnItsServer() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        here().io().local().emit("1");
        here().io().of("/").to(bob.id()).local().emit("2");
        ada.socket().local().emit("3");
        mark();
        ada.assertReceived("1");
        bob.assertReceived(isAlone() ? new String[] {"1", "2", "3"} : new String[0]);
    }

    @Test
    default void whatIsMeantForElsewhereDoesNotReachThoseHere() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        bob.socket().join("red");
        here().io().to("red").emitElsewhere("1");
        here().io().except("red").emitElsewhere("2");
        mark();
        ada.assertReceived();
        bob.assertReceived(isAlone() ? new String[0] : new String[] {"1"});
    }

    @Test
    default void whatArrivesMayBeTakenBeforeTheSocketsHearIt() {
        BlockingQueue<String> taken = new LinkedBlockingQueue<>();
        there().io().of("/").onArrival((event, options) -> {
            boolean mine = event.name().equals("mine");
            if (mine) {
                taken.add(event.args() + " to " + options.rooms());
            }
            return mine;
        });
        var ada = Member.of(here());
        var bob = Member.of(there());
        bob.socket().join("red");
        here().io().to("red").emit("mine", 1);
        here().io().emit("others");
        mark();
        ada.assertReceived("others");
        if (isAlone()) {
            bob.assertReceived("42[\"mine\",1]", "others");
        } else {
            bob.assertReceived("others");
            assertThat(TestIo.take(taken)).isEqualTo("[1] to [red]");
        }
    }

    @Test
    default void whatCannotBeTakenForAFaultReachesTheSockets() {
        there().io().of("/").onArrival((_, _) -> {
            throw new IllegalStateException("broken");
        });
        var bob = Member.of(there());
        here().io().emit("news");
        mark();
        bob.assertReceived("news");
    }

    @Test
    default void flagsTravelWithTheEvent() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        here().io().volatile_().compress(false).emit("1");
        for (var member : List.of(ada, bob)) {
            assertThat(member.client().text()).isEqualTo("42[\"1\"]");
        }
    }

    @Test
    default void namespacesAreApart() {
        here().io().of("/other");
        there().io().of("/other");
        settle();
        var ada = Member.of(here());
        var bob = Member.of(there());
        bob.client().send("40/other");
        assertThat(bob.client().text()).startsWith("40/other");
        here().io().of("/other").emit("1");
        assertThat(bob.client().text()).isEqualTo("42/other,[\"1\"]");
        mark();
        ada.assertReceived();
        bob.assertReceived();
    }

    @Test
    default void whatOneThreadSendsArrivesInItsOrder() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        IntStream.range(0, 1_000).forEach(n -> here().io().emit("n", n));
        for (var member : List.of(ada, bob)) {
            IntStream.range(0, 1_000)
                    .forEach(n -> assertThat(member.client().event()).isEqualTo("42[\"n\"," + n + "]"));
        }
    }

    @Test
    default void whatCannotBeWrittenReachesNobody() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        var loop = new ArrayList<Object>();
        loop.add(loop);
        assertThatThrownBy(() -> here().io().emit("loop", loop)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here().io().emitWithAck("loop", LONG, loop))
                .isInstanceOf(IllegalArgumentException.class);
        mark();
        ada.assertReceived();
        bob.assertReceived();
    }

    // --- acknowledgements --------------------------------------------------------------------------------------

    @Test
    default void everyReceiverAnswers() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        var answers = here().io().emitWithAck("question", LONG);
        ada.answer("question", "[\"from ada\",\"not looked at\"]");
        bob.answer("question", "[{\"from\":\"bob\"}]");
        assertThat(answers.join()).containsExactlyInAnyOrder("from ada", Map.of("from", "bob"));
    }

    @Test
    default void anAnswerWithoutArgumentsIsNull() {
        var bob = Member.of(there());
        var answers = here().io().to(bob.id()).emitWithAck("question", LONG);
        bob.answer("question", "[]");
        assertThat(answers.join()).isEqualTo(Arrays.asList((Object) null));
    }

    @Test
    default void whoDoesNotAnswerInTimeIsMissing() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        var answers = here().io().emitWithAck("question", SHORT);
        ada.answer("question", "[1]");
        assertThatThrownBy(answers::join).hasCauseInstanceOf(ResponsesMissingException.class);
        assertThat(((ResponsesMissingException) answers.exceptionNow()).responses())
                .isSubsetOf(1);
        bob.answer("question", "[\"too late\"]");
        bob.client().send("42[\"still here\"]");
    }

    @Test
    default void ifNobodyIsThereNobodyIsAwaited() {
        assertThat(here().io().to("empty").emitWithAck("question", LONG).join()).isEmpty();
    }

    // --- sockets -----------------------------------------------------------------------------------------------

    @Test
    default void socketsAreMovedAcrossServers() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        here().io().except(ada.id()).socketsJoin("red", "blue");
        Await.until("a join", () -> bob.socket().rooms().contains("red"));
        assertThat(bob.socket().rooms()).containsExactlyInAnyOrder("red", "blue", bob.id());
        assertThat(ada.socket().rooms()).containsExactly(ada.id());
        here().io().to("red").socketsLeave("red");
        Await.until("a leave", () -> !bob.socket().rooms().contains("red"));
        assertThat(bob.socket().rooms()).containsExactlyInAnyOrder("blue", bob.id());
    }

    @Test
    default void socketsAreDisconnectedAcrossServers() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        bob.socket().join("red");
        here().io().to("red").disconnectSockets(false);
        assertThat(bob.client().text()).isEqualTo("41");
        assertThat(there().disconnectReason()).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        mark();
        ada.assertReceived();
        here().io().disconnectSockets(true);
        assertThat(ada.client().text()).isEqualTo("41");
        assertThat(ada.client().closeStatus()).isEqualTo(1005);
    }

    @Test
    default void socketsOfAllServersAreFetched() {
        var ada = Member.of(here());
        var bob = Member.of(there());
        bob.socket().join("red");
        bob.socket().data().put("name", "Bob");
        assertThat(here().io().fetchSockets().join())
                .extracting(RemoteSocket::id)
                .containsExactlyInAnyOrder(ada.id(), bob.id());
        var fetched = here().io().in("red").timeout(LONG).fetchSockets().join().getFirst();
        assertThat(fetched.id()).isEqualTo(bob.id());
        assertThat(fetched.rooms()).containsExactlyInAnyOrder("red", bob.id());
        assertThat(fetched.data()).isEqualTo(Map.of("name", "Bob"));
        assertThat(fetched.handshake().url()).isEqualTo(bob.socket().handshake().url());
        assertThat(fetched.handshake().issued())
                .isEqualTo(bob.socket().handshake().issued());
    }

    private RemoteSocket fetch(Member member) {
        return here().io().to(member.id()).fetchSockets().join().getFirst();
    }

    @Test
    default void aFetchedSocketCanBeReached() {
        var bob = Member.of(there());
        var fetched = fetch(bob);
        fetched.emit("1");
        assertThat(bob.client().text()).isEqualTo("42[\"1\"]");
        fetched.join("red");
        Await.until("a join", () -> bob.socket().rooms().contains("red"));
        fetched.leave("red");
        Await.until("a leave", () -> !bob.socket().rooms().contains("red"));
        fetched.disconnect(true);
        assertThat(bob.client().text()).isEqualTo("41");
        assertThat(bob.client().closeStatus()).isEqualTo(1005);
    }

    @Test
    default void aFetchedSocketGivesOneAnswer() {
        var bob = Member.of(there());
        var fetched = fetch(bob);
        var answer = fetched.emitWithAck("question", LONG);
        bob.answer("question", "[\"yes\"]");
        assertThat(answer.join()).isEqualTo("yes");
        assertThatThrownBy(() -> fetched.emitWithAck("question", SHORT).join())
                .hasCauseInstanceOf(TimeoutException.class);
        bob.client().close();
        there().disconnectReason();
        assertThatThrownBy(() -> fetched.emitWithAck("question", LONG).join())
                .hasCauseInstanceOf(SocketDisconnectedException.class);
    }

    // --- servers -----------------------------------------------------------------------------------------------

    @Test
    default void aServersEventReachesTheOtherServersOnly() {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        here().io().of("/").onServerSideEmit("hello", (args, ack) -> heard.add("here " + args + ack.isRequested()));
        if (!isAlone()) {
            there().io()
                    .of("/")
                    .onServerSideEmit("hello", (args, ack) -> heard.add("there " + args + ack.isRequested()));
        }
        here().io().of("/").serverSideEmit("hello", 1, "a");
        here().io().of("/").serverSideEmit("unheard");
        if (!isAlone()) {
            assertThat(TestIo.take(heard)).isEqualTo("there [1, a]false");
        }
        assertThat(here().io().of("/").serverSideEmitWithAck("unheard").isCompletedExceptionally())
                .isFalse();
        assertThat(heard).isEmpty();
    }

    @Test
    default void eachOtherServerAnswersOnce() {
        for (var server : List.of(here(), there())) {
            server.io().of("/").onServerSideEmit("ask", (args, ack) -> {
                ack.send(args.getFirst() + "!", "not looked at");
                ack.send("not sent");
            });
        }
        assertThat(here().io().of("/").serverSideEmitWithAck("ask", "well").join())
                .isEqualTo(isAlone() ? List.of() : List.of("well!"));
    }

    @Test
    default void aServerThatDoesNotAnswerIsMissing() {
        there().io().of("/").onServerSideEmit("ask", (_, _) -> {});
        var answers = here().io().of("/").serverSideEmitWithAck("ask");
        if (isAlone()) {
            assertThat(answers.join()).isEmpty();
        } else {
            assertThatThrownBy(answers::join).hasCauseInstanceOf(ResponsesMissingException.class);
        }
    }

    @Test
    default void whoAsksMaySayHowLongToWait() {
        there().io().of("/").onServerSideEmit("ask", (_, _) -> {});
        var answers = here().io().of("/").serverSideEmitWithAck(Duration.ofMillis(1), "ask");
        if (!isAlone()) {
            assertThatThrownBy(answers::join).hasCauseInstanceOf(ResponsesMissingException.class);
        }
        there().io().of("/").onServerSideEmit("reply", (_, ack) -> ack.send("well"));
        assertThat(here().io()
                        .of("/")
                        .serverSideEmitWithAck(Duration.ofMinutes(1), "reply")
                        .join())
                .isEqualTo(isAlone() ? List.of() : List.of("well"));
    }
}
