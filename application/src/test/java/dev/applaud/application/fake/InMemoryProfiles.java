package dev.applaud.application.fake;

import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/// All profiles, in memory.
public final class InMemoryProfiles implements Profiles {
    private final InMemoryStorage storage;

    InMemoryProfiles(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public Profile remember(Profile told) {
        return storage.alone(() -> storage.profiles.merge(told.id(), told, Profile::updatedBy));
    }

    @Override
    public Optional<Profile> find(UserId id) {
        return storage.alone(() -> Optional.ofNullable(storage.profiles.get(id)));
    }

    @Override
    public Map<UserId, Profile> findAll(Collection<UserId> ids) {
        return storage.alone(() -> {
            var found = new HashMap<>(storage.profiles);
            found.keySet().retainAll(new HashSet<>(ids));
            return found;
        });
    }
}
