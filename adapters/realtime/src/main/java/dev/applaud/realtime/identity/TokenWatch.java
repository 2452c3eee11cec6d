package dev.applaud.realtime.identity;

import dev.applaud.application.Clock;
import dev.applaud.application.Timer;
import dev.applaud.realtime.wire.Confirmations;
import dev.applaud.socketio.Socket;
import java.time.Duration;
import java.time.Instant;

/// Ends a connection when its token has expired and no new one came within the grace time.
///
/// The timer and the connection's handlers both call it, so its state is guarded by its monitor. An alarm that was
/// cancelled too late finds that another round has begun, and does nothing.
public final class TokenWatch {
    /// Long waits are cut in pieces, so that a clock set anew is noticed and no date is too far for the timer.
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Socket socket;
    private final Clock clock;
    private final Timer timer;
    private final Duration grace;

    private Runnable cancel = () -> {};
    private int round;

    public TokenWatch(Socket socket, Clock clock, Timer timer, Duration grace) {
        this.socket = socket;
        this.clock = clock;
        this.timer = timer;
        this.grace = grace;
    }

    /// Watches this token from now on, in place of an earlier one.
    public synchronized void watch(Instant expiresAt) {
        await(expiresAt, this::expired);
    }

    public synchronized void stop() {
        round++;
        cancel.run();
    }

    private void expired() {
        var now = clock.now();
        var message = Confirmations.authExpired(grace, now);
        socket.emit(message.event(), message.body());
        await(now.plus(grace), () -> socket.disconnect(true));
    }

    private void await(Instant due, Runnable then) {
        stop();
        int current = round;
        cancel = timer.after(waitUntil(due), () -> ring(current, due, then));
    }

    private synchronized void ring(int current, Instant due, Runnable then) {
        if (current != round) {
            return;
        }
        if (clock.now().isBefore(due)) {
            await(due, then);
        } else {
            then.run();
        }
    }

    private Duration waitUntil(Instant due) {
        var now = clock.now();
        if (!due.isAfter(now)) {
            return Duration.ZERO;
        }
        return due.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, due);
    }
}
