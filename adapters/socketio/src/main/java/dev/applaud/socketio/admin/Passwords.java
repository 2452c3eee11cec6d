package dev.applaud.socketio.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.applaud.socketio.SocketIoMetrics;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Compares passwords with a hash of bcrypt, which takes long on purpose: one at a time, on a thread of the operating
/// system, so that those who guess take no more than a share of one core from everybody else.
final class Passwords {
    private static final int MOST_WAITING = 8;

    /// As servers in Node.js take them: of a longer one, the first 72 bytes count.
    private static final BCrypt.Verifyer VERIFYER =
            BCrypt.verifyer(BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));

    private final byte[] hash;
    private final SocketIoMetrics metrics;
    private final ThreadPoolExecutor one;

    Passwords(String hash, SocketIoMetrics metrics) {
        this.hash = hash.getBytes(UTF_8);
        this.metrics = metrics;
        var threads = Thread.ofPlatform().daemon().name("socketio-admin-login").factory();
        this.one = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), threads);
        one.allowCoreThreadTimeOut(true);
    }

    /// Waits for its turn. If too many wait already, the password counts as wrong.
    boolean isRight(String password) {
        try {
            return one.submit(() -> VERIFYER.verify(password.getBytes(UTF_8), hash).verified)
                    .get();
        } catch (RejectedExecutionException _) {
            metrics.limitReached("admin.maxLogins");
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
