package dev.applaud.socketio.websocket;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What the JDK keeps to itself of a socket's channel. Only where the JVM allows it
/// (`--add-opens java.base/sun.nio.ch=ALL-UNNAMED`) and is built as expected.
final class ChannelInternals {
    private static final @Nullable Class<?> TYPE = type();
    private static final @Nullable VarHandle DESCRIPTOR = field("fdVal", int.class);
    private static final @Nullable VarHandle WRITE_LOCK = field("writeLock", ReentrantLock.class);

    private ChannelInternals() {}

    static boolean areAccessible() {
        return DESCRIPTOR != null && WRITE_LOCK != null;
    }

    static boolean areKnownOf(SocketChannel channel) {
        return channel.getClass().equals(TYPE);
    }

    static int descriptor(SocketChannel channel) {
        return (int) requireNonNull(DESCRIPTOR).get(channel);
    }

    /// What a write holds, and closing waits for: as long as somebody holds it who has found the channel open, the
    /// descriptor is the socket's, and not that of another file.
    static ReentrantLock writeLock(SocketChannel channel) {
        return (ReentrantLock) requireNonNull(WRITE_LOCK).get(channel);
    }

    private static @Nullable Class<?> type() {
        try {
            return Class.forName("sun.nio.ch.SocketChannelImpl");
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable VarHandle field(String name, Class<?> fieldType) {
        if (TYPE == null) {
            return null;
        }
        try {
            return MethodHandles.privateLookupIn(TYPE, MethodHandles.lookup()).findVarHandle(TYPE, name, fieldType);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
