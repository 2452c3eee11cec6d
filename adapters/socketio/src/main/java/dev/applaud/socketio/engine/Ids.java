package dev.applaud.socketio.engine;

import java.security.SecureRandom;
import java.util.Base64;

/// Ids that nobody can guess: 20 characters of `A-Za-z0-9_-`, which is what Node makes and its cluster adapters
/// expect.
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 15;

    private Ids() {}

    public static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
