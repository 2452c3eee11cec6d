package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.ConnectionStateRecovery;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.WebSocketClient;
import dev.applaud.socketio.cluster.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/// Two servers with connection state recovery on one Redis: on the wire, and when Redis is away.
class StreamsRecoveryTest {
    private static final ConnectionStateRecovery BRIEF =
            new ConnectionStateRecovery(Duration.ofSeconds(1), true, 10, 1_000, 1 << 20);
    private static final Pattern ANSWER = Pattern.compile("40\\{\"sid\":\"([^\"]{20})\",\"pid\":\"([^\"]{20})\"}");
    private static final Pattern EVENT = Pattern.compile("42\\[\"(.*)\",\"(\\d+-\\d+)\"]");

    private final RealRedis redis = RealRedis.start();
    private final TestNode here = newNode(ConnectionStateRecovery.DEFAULTS);
    private final TestNode there = newNode(ConnectionStateRecovery.DEFAULTS);

    private TestNode newNode(ConnectionStateRecovery recovery) {
        return new TestNode(
                redis,
                "p",
                options -> options.format(AdapterFormat.STREAMS),
                io -> io.connectionStateRecovery(recovery));
    }

    @AfterEach
    void close() {
        redis.thaw();
        here.close();
        there.close();
        redis.close();
    }

    private record Seat(WebSocketClient client, String sid, String pid) {
        static Seat at(TestNode server, String connect) {
            var client = server.io().open();
            client.send("40" + connect);
            var answer = ANSWER.matcher(client.event());
            assertThat(answer.matches()).isTrue();
            return new Seat(client, answer.group(1), answer.group(2));
        }

        /// Takes the event's offset.
        String hears(String event) {
            var text = client.event();
            var parts = EVENT.matcher(text);
            assertThat(parts.matches()).as(text).isTrue();
            assertThat(parts.group(1)).isEqualTo(event);
            return parts.group(2);
        }

        String returning(String offset) {
            return "{\"pid\":\"%s\",\"offset\":\"%s\"}".formatted(pid, offset);
        }
    }

    private void lose(Seat seat) {
        seat.client().abort();
        Await.until("a session", () -> isKept(seat));
    }

    private boolean isKept(Seat seat) {
        return redis.command(Command.EXISTS, "sio:session:" + seat.pid()).equals(1L);
    }

    @Test
    void theOffsetIsTheIdOfTheEntry() {
        var ada = Seat.at(here, "");
        var bob = Seat.at(there, "");
        here.io().io().emit("news");
        var offset = ada.hears("news");
        assertThat(bob.hears("news")).isEqualTo(offset);
        assertThat((List<?>) redis.command(Command.XRANGE, "p", offset, offset)).hasSize(1);
    }

    @Test
    void allHearTheSameInTheSameOrder() {
        var ada = Seat.at(here, "");
        var bob = Seat.at(there, "");
        var senders = new ArrayList<Thread>();
        for (var server : List.of(here, there)) {
            senders.add(Thread.startVirtualThread(() -> IntStream.range(0, 200)
                    .forEach(n ->
                            server.io().io().emit("n" + n + server.cluster().uid()))));
        }
        for (int n = 0; n < 400; n++) {
            assertThat(ada.client().event()).isEqualTo(bob.client().event());
        }
        assertThat(senders).hasSize(2);
    }

    @Test
    void whatIsNotStoredNeverEndsWithText() {
        var ada = Seat.at(here, "");
        here.io().io().local().emit("local");
        assertThat(ada.client().event()).isEqualTo("42[\"local\",null]");
        assertHearsVolatile(ada, here, "here");
        assertHearsVolatile(ada, there, "there");
    }

    /// The event is dropped as long as the connection is busy.
    private static void assertHearsVolatile(Seat seat, TestNode from, String event) {
        Await.until("a volatile event", () -> {
            from.io().io().volatile_().emit(event);
            return seat.client().hasNext() && seat.client().event().equals("42[\"%s\",null]".formatted(event));
        });
    }

    @Test
    void aSessionIsRestoredOnce() {
        var ada = Seat.at(here, "");
        here.io().io().emit("news");
        var offset = ada.hears("news");
        lose(ada);
        var back = Seat.at(there, ada.returning(offset));
        assertThat(back.pid()).isEqualTo(ada.pid());
        assertThat(back.sid()).isEqualTo(ada.sid());
        for (var server : List.of(here, there)) {
            var thief = Seat.at(server, ada.returning(offset));
            assertThat(thief.pid()).isNotEqualTo(ada.pid());
            assertThat(thief.sid()).isNotEqualTo(ada.sid());
        }
    }

    @Test
    void aSessionExpires() {
        try (var brief = newNode(BRIEF)) {
            var ada = Seat.at(brief, "");
            brief.io().io().emit("news");
            var offset = ada.hears("news");
            lose(ada);
            Await.until("its end", () -> !isKept(ada));
            assertThat(Seat.at(there, ada.returning(offset)).pid()).isNotEqualTo(ada.pid());
        }
    }

    @Test
    void whoLeavesOnPurposeDoesNotComeBack() {
        var ada = Seat.at(here, "");
        here.io().socket();
        ada.client().send("41");
        here.io().disconnectReason();
        assertThat(Seat.at(here, ada.returning("1-1")).pid()).isNotEqualTo(ada.pid());
        assertThat(isKept(ada)).isFalse();
    }

    @Test
    void aServerThatStopsLeavesItsClientsToTheOthers() {
        var leaving = newNode(ConnectionStateRecovery.DEFAULTS);
        var ada = Seat.at(leaving, "");
        here.io().io().emit("news");
        var offset = ada.hears("news");
        leaving.io().io().close();
        leaving.close();
        Await.until("a session", () -> isKept(ada));
        here.io().io().emit("missed");
        var back = there.io().open();
        back.send("40" + ada.returning(offset));
        assertThat(back.event()).startsWith("42[\"missed\",");
        assertThat(back.event()).contains(ada.pid());
    }

    @Test
    void whoeverComesBackWhileRedisIsAwayBeginsAnew() {
        var ada = Seat.at(here, "");
        here.io().io().emit("news");
        var offset = ada.hears("news");
        lose(ada);
        redis.freeze();
        assertThat(Seat.at(there, ada.returning(offset)).pid()).isNotEqualTo(ada.pid());
        Await.until("a loss", () -> !there.cluster().isReachable());
        assertThat(Seat.at(there, ada.returning(offset)).pid()).isNotEqualTo(ada.pid());
    }

    @Test
    void whileRedisIsAwayEventsReachThoseHereWithoutOffsets() {
        var ada = Seat.at(here, "");
        redis.freeze();
        here.io().io().emit("1");
        here.io().io().emit("2");
        assertThat(ada.client().event()).isEqualTo("42[\"1\",null]");
        assertThat(ada.client().event()).isEqualTo("42[\"2\",null]");
        Await.until("a loss", () -> !here.cluster().isReachable());
        here.io().io().emit("3");
        assertThat(ada.client().event()).isEqualTo("42[\"3\",null]");
        redis.thaw();
        Await.until("a way to Redis", () -> here.cluster().isReachable());
        here.awaitSubscribed();
        here.io().io().emit("4");
        ada.hears("4");
    }

    @Test
    void whatARedisLostIsNotMadeUpFor() {
        var ada = Seat.at(here, "");
        here.io().io().emit("news");
        var offset = ada.hears("news");
        redis.kill();
        Await.until("a loss", () -> !here.cluster().isReachable());
        redis.startAgain();
        Await.until("a way to Redis", () -> here.cluster().isReachable());
        here.awaitSubscribed();
        lose(ada);
        assertThat(Seat.at(here, ada.returning(offset)).pid()).isNotEqualTo(ada.pid());
        here.io().io().emit("again");
        Await.until("an entry", () -> redis.command(Command.XLEN, "p").equals(1L));
        var bob = Seat.at(here, "");
        here.io().io().emit("again");
        var latest = bob.hears("again");
        lose(bob);
        assertThat(Seat.at(here, bob.returning(latest)).pid()).isEqualTo(bob.pid());
    }

    @Test
    void aMemberHearsWhatWasSentElsewhereOnly() {
        var ada = Member.of(here.io());
        var bob = Member.of(there.io());
        here.io().io().of("/").everybody().emitElsewhere("elsewhere");
        here.io().io().emit("mark");
        assertThat(ada.client().event()).startsWith("42[\"mark\",");
        assertThat(bob.client().event()).startsWith("42[\"elsewhere\",");
    }
}
