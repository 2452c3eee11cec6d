package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.cluster.RoomListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomEventsTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final TestIo server = new TestIo();
    private final Rooms rooms = server.io().of("/").rooms();

    @AfterEach
    void close() {
        server.close();
    }

    private final class Telling implements RoomListener {
        @Override
        public void roomCreated(String room) {
            told.add("+" + room);
        }

        @Override
        public void roomDeleted(String room) {
            told.add("-" + room);
        }

        @Override
        public void roomJoined(String room, String socketId) {
            told.add(socketId + " in " + room);
        }

        @Override
        public void roomLeft(String room, String socketId) {
            told.add(socketId + " out " + room);
        }
    }

    private void assertTold(String... expected) {
        assertThat(IntStream.range(0, expected.length)
                        .mapToObj(_ -> TestIo.take(told))
                        .toList())
                .containsExactly(expected);
        assertThat(told).isEmpty();
    }

    @Test
    void theFirstMemberMakesARoomAndTheLastOneEndsIt() {
        server.join();
        var ada = server.socket();
        server.join();
        var bob = server.socket();
        rooms.listen(new Telling());
        ada.join("red", "red");
        assertTold("+red", ada.id() + " in red");
        bob.join("red");
        assertTold(bob.id() + " in red");
        ada.leave("red", "never joined");
        assertTold(ada.id() + " out red");
        bob.leave("red");
        assertTold(bob.id() + " out red", "-red");
    }

    @Test
    void aSocketsOwnRoomIsOneLikeOthers() {
        rooms.listen(new Telling());
        var client = server.join();
        var ada = server.socket();
        assertTold("+" + ada.id(), ada.id() + " in " + ada.id());
        server.join();
        var bob = server.socket();
        assertTold("+" + bob.id(), bob.id() + " in " + bob.id());
        bob.join(ada.id());
        assertTold(bob.id() + " in " + ada.id());
        client.close();
        server.disconnectReason();
        assertTold(ada.id() + " out " + ada.id());
        bob.leave(ada.id());
        assertTold(bob.id() + " out " + ada.id(), "-" + ada.id());
    }

    @Test
    void aListenersFailureConcernsNobody() {
        rooms.listen(new RoomListener() {
            @Override
            public void roomCreated(String room) {
                throw new IllegalStateException("on purpose");
            }
        });
        rooms.listen(new Telling());
        server.join();
        assertThat(TestIo.take(told)).startsWith("+");
        assertThat(rooms.size(server.socket().id())).isEqualTo(1);
    }

    @Test
    void beginningsAndEndsOfARoomTakeTurnsHoweverManyComeAndGo() throws InterruptedException {
        var open = new AtomicInteger();
        var wrong = new AtomicInteger();
        var count = new RoomListener() {
            @Override
            public void roomCreated(String room) {
                if (room.equals("red") && open.incrementAndGet() != 1) {
                    wrong.incrementAndGet();
                }
            }

            @Override
            public void roomDeleted(String room) {
                if (room.equals("red") && open.decrementAndGet() != 0) {
                    wrong.incrementAndGet();
                }
            }
        };
        rooms.listen(count);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            server.join();
            var socket = server.socket();
            threads.add(
                    Thread.ofPlatform().start(() -> IntStream.range(0, 5_000).forEach(_ -> {
                        socket.join("red");
                        socket.leave("red");
                    })));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(List.of(open.get(), wrong.get())).containsExactly(0, 0);
    }
}
