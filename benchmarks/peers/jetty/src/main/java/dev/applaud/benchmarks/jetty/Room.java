package dev.applaud.benchmarks.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;

/// All members, and a thread that brings them what waits: one buffer for all, one write for each.
final class Room {
    private static final int AT_ONCE = 1 << 16;

    private final LinkedBlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private final Set<Member> members = new LinkedHashSet<>();
    private Member[] snapshot;

    Room() {
        Thread.ofPlatform().daemon().start(this::bring);
    }

    synchronized void join(Member member) {
        members.add(member);
        snapshot = null;
    }

    synchronized void leave(Member member) {
        members.remove(member);
        snapshot = null;
    }

    private synchronized Member[] members() {
        if (snapshot == null) {
            snapshot = members.toArray(Member[]::new);
        }
        return snapshot;
    }

    /// @param data of the event, as JSON
    void tell(byte[] data) {
        waiting.add(Member.frame("42[\"video:like\"," + new String(data, UTF_8) + "]"));
    }

    private void bring() {
        var frames = ByteBuffer.allocateDirect(AT_ONCE);
        try {
            while (true) {
                frames.clear().put(waiting.take());
                for (var next = waiting.peek();
                        next != null && next.length <= frames.remaining();
                        next = waiting.peek()) {
                    frames.put(waiting.remove());
                }
                frames.flip();
                for (var member : members()) {
                    member.write(frames.rewind());
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
