package dev.applaud.domain.audience;

import java.util.Set;

/// The name of an event that another back end may send through us. The names that Socket.IO keeps for itself are
/// refused.
public record EventName(String value) {
    private static final Set<String> RESERVED =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    public EventName {
        if (value.isEmpty() || value.length() > 128 || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be 1 to 128 characters without control characters");
        }
        if (RESERVED.contains(value)) {
            throw new IllegalArgumentException("must not be one of Socket.IO's own names");
        }
    }
}
