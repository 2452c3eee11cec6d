package dev.applaud.application.people;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;

/// Shows somebody's profile.
public final class ReadProfile {
    private final Profiles profiles;

    public ReadProfile(Profiles profiles) {
        this.profiles = profiles;
    }

    public Outcome<Profile> read(UserId id) {
        return profiles.find(id).map(Outcome::done).orElseGet(() -> Outcome.refused(new Refusal.UserNotFound(id)));
    }
}
