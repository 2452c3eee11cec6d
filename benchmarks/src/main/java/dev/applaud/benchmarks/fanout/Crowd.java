package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/// Many clients of Applaud on one thread, that of whoever calls: nothing happens but in [#live].
final class Crowd implements AutoCloseable {
    /// What the clients hear. May send, and open further ones.
    interface Ear {
        /// Its CONNECT was granted.
        void isIn(Guest guest) throws IOException;

        /// An event or an acknowledgement, as in the packet; empty if it is a pong.
        void hears(Guest guest, String packet) throws IOException;

        /// Was refused, or lost its connection.
        void isOut(Guest guest, String why) throws IOException;
    }

    private static final int SECONDS_TO_CONNECT = 120;
    private static final int AT_ONCE = 100;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
    private final Map<Integer, Guest> guests = new HashMap<>();
    private final int port;
    private final List<String> tokens;
    private final Ear ear;

    /// @param tokens one for each user; the numbers of guests are those of users
    Crowd(int port, List<String> tokens, Ear ear) throws IOException {
        this.port = port;
        this.tokens = tokens;
        this.ear = ear;
    }

    /// One that is connected.
    Guest guest(int number) {
        return Objects.requireNonNull(guests.get(number));
    }

    void open(int number) throws IOException {
        var guest = new Guest(number, port);
        guests.put(number, guest);
        guest.channel().register(selector, SelectionKey.OP_CONNECT, guest);
    }

    /// What is to be done each millisecond, until it says that it is enough.
    interface Tick {
        boolean isEnough() throws IOException;
    }

    /// For so many seconds, or until it is enough.
    ///
    /// @return whether it was
    boolean live(double seconds, Tick tick) throws IOException {
        long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        while (!tick.isEnough()) {
            if (System.nanoTime() > end) {
                return false;
            }
            selector.select(this::attend, 1);
        }
        return true;
    }

    /// Connects so many, a hundred at a time, and waits for them two minutes at most.
    ///
    /// @param in how many have been let in
    void fill(int guests, IntSupplier in) throws IOException {
        var next = new int[1];
        live(SECONDS_TO_CONNECT, () -> {
            while (next[0] < guests && next[0] < in.getAsInt() + AT_ONCE) {
                open(next[0]++);
            }
            return in.getAsInt() == guests;
        });
    }

    /// Sees to what has come until now.
    void look() throws IOException {
        selector.selectNow(this::attend);
    }

    private void attend(SelectionKey key) {
        var guest = (Guest) key.attachment();
        try {
            if (key.isConnectable()) {
                guest.requestUpgrade();
                key.interestOps(SelectionKey.OP_READ);
            } else {
                read(guest);
            }
        } catch (IOException e) {
            lose(guest, String.valueOf(e.getMessage()));
        }
    }

    private void read(Guest guest) throws IOException {
        buffer.clear();
        if (guest.channel().read(buffer) < 0) {
            throw new IOException("closed");
        }
        guest.read(buffer.flip(), message -> {
            try {
                received(guest, message);
            } catch (IOException e) {
                lose(guest, String.valueOf(e.getMessage()));
            }
        });
    }

    private void received(Guest guest, String message) throws IOException {
        if (message.startsWith("0")) {
            guest.say("40{\"token\":\"" + tokens.get(guest.number) + "\"}");
        } else if (message.equals("2")) {
            guest.say("3");
        } else if (message.startsWith("40")) {
            guest.isIn = true;
            ear.isIn(guest);
        } else if (message.startsWith("44")) {
            throw new IOException(message);
        } else {
            ear.hears(guest, message.isEmpty() ? message : message.substring(1));
        }
    }

    private void lose(Guest guest, String why) {
        try {
            guest.channel().close();
            if (guests.remove(guest.number, guest)) {
                ear.isOut(guest, why);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Cuts all connections at once, as when a network goes.
    void reset() throws IOException {
        for (var guest : guests.values()) {
            guest.channel().setOption(StandardSocketOptions.SO_LINGER, 0);
            guest.channel().close();
        }
        guests.clear();
        selector.selectNow(); // which frees their descriptors
    }

    @Override
    public void close() throws IOException {
        reset();
        selector.close();
    }
}
