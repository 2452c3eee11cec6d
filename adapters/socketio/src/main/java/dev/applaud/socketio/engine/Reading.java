package dev.applaud.socketio.engine;

import org.jspecify.annotations.Nullable;

/// Whether a session takes in what its client sends. The session's monitor guards the fields.
final class Reading {
    private final EngineSession session;
    private boolean paused;
    private @Nullable Runnable goingOn;

    Reading(EngineSession session) {
        this.session = session;
    }

    void pause() {
        synchronized (session) {
            paused = true;
        }
    }

    void resume() {
        Runnable next;
        synchronized (session) {
            paused = false;
            next = goingOn;
            goingOn = null;
        }
        if (next != null) {
            next.run();
        }
    }

    boolean isPaused() {
        synchronized (session) {
            return paused && session.isOpen();
        }
    }

    /// Runs `next`, which goes on reading: now, or when reading is resumed or the session is over.
    void whenResumed(Runnable next) {
        synchronized (session) {
            if (isPaused()) {
                var before = goingOn;
                goingOn = before == null
                        ? next
                        : () -> {
                            before.run();
                            next.run();
                        };
                return;
            }
        }
        next.run();
    }
}
