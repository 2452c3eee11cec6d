package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/// What becomes of entries that were added while a server could not read.
class StreamReaderTest {
    private static final int MAX_LENGTH = 100;

    private final RealRedis redis = RealRedis.start();
    private final AtomicInteger gaps = new AtomicInteger();
    private final TestNode node = new TestNode(
            redis, "p", options -> options.format(AdapterFormat.STREAMS).metrics(new RedisMetrics() {
                @Override
                public void gap() {
                    gaps.incrementAndGet();
                }
            }));
    private final Member ada = Member.of(node.io());

    @AfterEach
    void close() {
        node.close();
        redis.close();
    }

    private void add(String event) {
        var data = "{\"packet\":{\"type\":2,\"data\":[\"%s\"]},\"opts\":{}}".formatted(event);
        var fields = Map.of("uid", "x", "nsp", "/", "type", "3", "data", data);
        redis.send(Publication.entry(
                "p",
                MAX_LENGTH,
                fields.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue()
                        .getBytes(UTF_8)))));
    }

    @Test
    void whatWasAddedWhileItHadNoConnectionIsReadAfterwards() {
        for (int n = 0; n < 20; n++) {
            redis.command(Command.CLIENT, "KILL", "TYPE", "normal");
            add("n" + n);
        }
        add("mark");
        ada.assertReceived(IntStream.range(0, 20).mapToObj(n -> "n" + n).toArray(String[]::new));
        assertThat(gaps).hasValue(0);
    }

    @Test
    void whatWasDroppedBeforeItWasReadIsCounted() {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        node.io().io().of("/").onArrival((event, _) -> {
            reading.countDown();
            Await.latch(goOn);
            return false;
        });
        add("first");
        Await.latch(reading);
        IntStream.range(0, 5 * MAX_LENGTH).forEach(n -> add("n" + n));
        goOn.countDown();
        Await.until("a gap", () -> gaps.get() == 1);
        add("mark");
        assertThat(ada.client().event()).isEqualTo("42[\"first\"]");
        assertThat(ada.client().event()).isNotEqualTo("42[\"n0\"]");
        ada.assertReceived(lastBeforeTheMark());
    }

    private String[] lastBeforeTheMark() {
        int last = 5 * MAX_LENGTH;
        var text = ada.client().event();
        int next = Integer.parseInt(text.replaceAll("[^0-9]", "").substring(2)) + 1;
        return IntStream.range(next, last).mapToObj(n -> "n" + n).toArray(String[]::new);
    }

    @Test
    void aStreamThatIsMadeAnewIsReadFromItsBeginning() {
        add("mark");
        ada.assertReceived();
        redis.kill();
        redis.startAgain();
        add("1");
        add("2");
        add("mark");
        ada.assertReceived("1", "2");
        Await.until("a gap", () -> gaps.get() == 1);
    }

    @Test
    void somethingElseUnderItsNameEndsTheReadingUntilItIsGone() {
        redis.command(Command.DEL, "p");
        redis.command(Command.SET, "p", "no stream");
        redis.command(Command.CLIENT, "KILL", "TYPE", "normal");
        Await.until("nothing to read", () -> !node.cluster().isSubscribed());
        redis.command(Command.DEL, "p");
        node.awaitSubscribed();
        add("mark");
        ada.assertReceived();
    }
}
