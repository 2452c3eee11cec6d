package dev.applaud.domain.people;

import dev.applaud.domain.Identifier;

/// Names one user: the `sub` of their token.
public record UserId(String value) {
    public UserId {
        Identifier.checked(value);
    }
}
