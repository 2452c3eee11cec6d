package dev.applaud.domain.people;

import java.util.Set;

/// Who asks, as a verified token says.
public record Caller(Profile profile, Set<String> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public UserId id() {
        return profile.id();
    }

    public boolean isAdmin() {
        return roles.contains("admin");
    }
}
