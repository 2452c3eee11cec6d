package dev.applaud.socketio;

import dev.applaud.socketio.cluster.RecoverableSession;
import dev.applaud.socketio.engine.Timeout;
import dev.applaud.socketio.engine.TimerWheel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sockets of one namespace that went away and may come back, each for a time, and for one return.
final class RecoverableSessions {
    private record Kept(RecoverableSession session, Timeout expiry) {}

    private final TimerWheel timers;
    private final Duration longest;
    private final int bound;

    /// By pid, the one that left first at the front.
    private final Map<String, Kept> sessions = new LinkedHashMap<>();

    RecoverableSessions(TimerWheel timers, Duration longest, int bound) {
        this.timers = timers;
        this.longest = longest;
        this.bound = bound;
    }

    /// False if another one had to be forgotten for it.
    synchronized boolean keep(RecoverableSession session) {
        boolean full = sessions.size() >= bound;
        if (full) {
            take(sessions.keySet().iterator().next());
        }
        var expiry = new Timeout(() -> take(session.pid()));
        sessions.put(session.pid(), new Kept(session, expiry));
        timers.schedule(expiry, longest.toMillis());
        return !full;
    }

    /// Null if there is none of that pid, or no more.
    synchronized @Nullable RecoverableSession take(String pid) {
        var kept = sessions.remove(pid);
        if (kept == null) {
            return null;
        }
        timers.cancel(kept.expiry());
        return kept.session();
    }

    synchronized boolean contains(String pid) {
        return sessions.containsKey(pid);
    }
}
