package dev.applaud.redis;

import java.util.Locale;

/// Which rooms have channels of their own in the sharded format, so that only those servers hear what is sent to one
/// of them who have somebody in it. All servers must use the same.
public enum SubscriptionMode {
    /// None: every server hears everything.
    STATIC {
        @Override
        boolean separates(String room) {
            return false;
        }
    },
    /// All but those of single sockets, which are told by their names' length.
    DYNAMIC {
        @Override
        boolean separates(String room) {
            return room.length() != LENGTH_OF_SOCKET_IDS;
        }
    },
    /// All.
    DYNAMIC_PRIVATE {
        @Override
        boolean separates(String room) {
            return true;
        }
    };

    private static final int LENGTH_OF_SOCKET_IDS = 20;

    /// Whether what is sent to this room alone goes over a channel of its own.
    abstract boolean separates(String room);

    /// As in settings.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
