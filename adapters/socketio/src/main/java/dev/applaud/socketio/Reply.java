package dev.applaud.socketio;

import dev.applaud.socketio.protocol.Packet;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The acknowledgement of one received event.
final class Reply implements Ack {
    private final Socket socket;
    private final @Nullable Long id;
    private final AtomicBoolean sent = new AtomicBoolean();

    Reply(Socket socket, @Nullable Long id) {
        this.socket = socket;
        this.id = id;
    }

    @Override
    public boolean isRequested() {
        return id != null;
    }

    @Override
    public void send(@Nullable Object... args) {
        if (id == null || sent.get()) {
            return;
        }
        var packet = new Packet.Acknowledgement(socket.namespace().name(), id, Arrays.asList(args));
        var unit = socket.connection().encode(packet);
        if (sent.compareAndSet(false, true)) {
            socket.deliver(unit);
        }
    }
}
