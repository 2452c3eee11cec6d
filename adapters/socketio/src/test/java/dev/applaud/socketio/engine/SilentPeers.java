package dev.applaud.socketio.engine;

import dev.applaud.socketio.client.SilentWebSocket;
import dev.applaud.socketio.client.TestJetty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Measures how long after interval and timeout clients are gone that never answer a ping.
final class SilentPeers {
    private static final int PEERS = 1_000;

    private SilentPeers() {}

    private record Peer(long due, BlockingQueue<Long> lateness) implements Receiver {
        @Override
        public void text(String message) {}

        @Override
        public void binary(byte[] message) {}

        @Override
        public void upgraded() {}

        @Override
        public void closed(CloseReason reason) {
            lateness.add(System.nanoTime() - due);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var settings = new EchoEngine.Settings();
        settings.pingInterval = 3_000;
        settings.pingTimeout = 2_000;
        long patience = TimeUnit.MILLISECONDS.toNanos(settings.pingInterval + settings.pingTimeout);
        var lateness = new LinkedBlockingQueue<Long>();
        var engine =
                new Engine(settings.options(), _ -> new Peer(System.nanoTime() + patience, lateness), new TimerWheel());
        try (var jetty = new TestJetty(engine.handler())) {
            var peers = new ArrayList<SilentWebSocket>();
            for (int i = 0; i < PEERS; i++) {
                peers.add(new SilentWebSocket(jetty, EchoEngine.PATH));
            }
            var sorted = new ArrayList<Long>();
            while (sorted.size() < PEERS) {
                sorted.add(TimeUnit.NANOSECONDS.toMicros(lateness.take()));
            }
            sorted.sort(null);
            System.out.printf(
                    "%,d silent peers; gone after the time by (µs): least %,d, median %,d, most %,d%n",
                    PEERS, sorted.getFirst(), sorted.get(PEERS / 2), sorted.getLast());
            for (var peer : peers) {
                peer.close();
            }
        }
    }
}
