package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.RawHttpConnection;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollingTest {
    private final EchoEngine echo = new EchoEngine();
    private final PollingClient client = echo.openPolling();

    @AfterEach
    void close() {
        echo.close();
    }

    private void assertGone() {
        var answer = client.poll();
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":1");
        assertThat(echo.engine().size()).isZero();
    }

    @Test
    void aPostIsAnsweredOkAndItsMessageComesBackWithTheNextPoll() {
        var posted = client.post("4hello");
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.body()).isEqualTo("ok");
        assertThat(posted.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(posted.headers().firstValue("Content-Length")).contains("2");
        assertThat(posted.headers().firstValue("Cache-Control")).contains("no-store");
        var polled = client.poll();
        assertThat(polled.body()).isEqualTo("4hello");
        assertThat(polled.headers().firstValue("Content-Type")).contains("text/plain; charset=UTF-8");
        assertThat(polled.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(polled.headers().firstValue("Content-Length")).contains("6");
    }

    @Test
    void onePollReturnsAllPacketsOfAPost() {
        client.post("4a\u001e4b\u001ebAQIDBA==");
        assertThat(client.packets()).containsExactly("4a", "4b", "bAQIDBA==");
    }

    @Test
    void aPollWaitsForThePacketsToCome() {
        var poll = client.pollAsync();
        client.post("4later");
        assertThat(poll.join().body()).isEqualTo("4later");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain;charset=UTF-8", "application/x-www-form-urlencoded", "text/plain;charset=utf-16"})
    void theBodyIsUtf8WhateverItsContentType(String contentType) {
        client.post("4a=é€%20", "Content-Type", contentType);
        assertThat(client.poll().body()).isEqualTo("4a=é€%20");
    }

    @Test
    void aSecondPollEndsTheSessionAndBothPolls() {
        var first = client.pollAsync();
        echo.awaitWritable(echo.session());
        var second = client.poll();
        assertThat(first.join().body()).isEqualTo("1");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).isEmpty();
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
        assertGone();
    }

    @Test
    void aPollThatWasAbortedEndsTheSessionWithTheNextOne() throws IOException {
        try (var aborted = new RawHttpConnection(echo.jetty())) {
            aborted.write("GET " + client.uri().getRawPath() + "?"
                    + client.uri().getRawQuery() + " HTTP/1.1\r\nHost: x\r\n\r\n");
            echo.awaitWritable(echo.session());
        }
        assertThat(client.poll().statusCode()).isEqualTo(400);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
        assertGone();
    }

    @Test
    void aSecondPostWhileOneIsBeingReadEndsTheSession() throws Exception {
        try (var slow = new RawHttpConnection(echo.jetty())) {
            slow.write("POST " + client.uri().getRawPath() + "?" + client.uri().getRawQuery()
                    + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n4ab");
            HttpResponse<String> second;
            do {
                second = client.post("4c");
            } while (second.statusCode() == 200); // until the first one has arrived
            assertThat(second.statusCode()).isEqualTo(400);
            assertThat(second.body()).isEmpty();
            assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
            slow.write("d");
            assertThat(slow.untilTheEnd()).startsWith("HTTP/1.1 400").endsWith("\r\n\r\n");
        }
        assertGone();
    }

    @Test
    void aPostThatIsAbortedEndsTheSession() throws Exception {
        try (var slow = new RawHttpConnection(echo.jetty())) {
            slow.write("POST " + client.uri().getRawPath() + "?" + client.uri().getRawQuery()
                    + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n4ab");
        }
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
        assertGone();
    }

    @Test
    void aBinaryPostEndsTheSession() {
        var answer = client.post("4a", "Content-Type", "application/octet-stream");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
        assertGone();
    }

    @Test
    void aPostOverTheLimitIsRefusedAndTheSessionLivesOn() {
        var answer = client.post("4" + "x".repeat(1_000_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEmpty();
        client.post("4" + "x".repeat(999_999));
        assertThat(client.poll().body()).hasSize(1_000_000);
    }

    @Test
    void aChunkedPostOverTheLimitIsRefusedToo() throws Exception {
        try (var connection = new RawHttpConnection(echo.jetty())) {
            connection.write("POST " + client.uri().getRawPath() + "?"
                    + client.uri().getRawQuery() + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            connection.write("100000\r\n" + "4".repeat(0x100000) + "\r\n0\r\n\r\n");
            assertThat(connection.head()).contains("413");
        }
        assertThat(client.post("4alive").body()).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "4a\u001e", "\u001e4a", "4a\u001e\u001e4b", "b*", "8"})
    void anUndecodablePacketEndsTheSession(String body) {
        assertThat(client.post(body).statusCode()).isEqualTo(400);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.PARSE_ERROR);
        assertGone();
    }

    @Test
    void anEmptyPostEndsTheSession() {
        assertThat(Http.send("POST", client.uri(), "").statusCode()).isEqualTo(400);
        assertGone();
    }

    @Test
    void aPollThatWaitsIsToldOfTheEnd() {
        var poll = client.pollAsync();
        echo.awaitWritable(echo.session());
        client.post("abc");
        assertThat(poll.join().body()).isEqualTo("1");
    }

    @Test
    void tooManyPacketsInOnePostEndTheSession() {
        assertThat(client.post("3\u001e".repeat(9_999) + "3").statusCode()).isEqualTo(200);
        assertThat(client.post("3\u001e".repeat(10_000) + "3").statusCode()).isEqualTo(400);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.PARSE_ERROR);
    }

    @Test
    void packetsAfterACloseAreDropped() {
        var poll = client.pollAsync();
        echo.awaitWritable(echo.session());
        var answer = client.post("1\u001e4never\u001eabc");
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(poll.join().body()).isEqualTo("6");
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_CLOSE);
        assertGone();
    }

    @Test
    void aPollThatCrossesTheClientsCloseStillGetsItsNoopForASecond() {
        var clock = new ManualClock();
        try (var timed = new EchoEngine(clock)) {
            var crossing = timed.openPolling();
            assertThat(crossing.post("1").body()).isEqualTo("ok");
            assertThat(crossing.poll().body()).isEqualTo("6");
            assertThat(crossing.poll().statusCode()).isEqualTo(400);
            var late = timed.openPolling();
            assertThat(late.post("1").body()).isEqualTo("ok");
            clock.pass(Duration.ofSeconds(1));
            assertThat(late.poll().statusCode()).isEqualTo(400);
            assertThat(clock.timers().size()).isZero();
        }
    }

    @Test
    void aPingFromTheClientEndsTheSession() {
        client.post("2probe");
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
        assertGone();
    }
}
