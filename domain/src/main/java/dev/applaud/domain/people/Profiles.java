package dev.applaud.domain.people;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The profiles of all users who were ever seen.
public interface Profiles {
    /// Keeps what a token told ({@link Profile#updatedBy}). Cheap when it told nothing new.
    ///
    /// @return the profile as it is now
    Profile remember(Profile told);

    Optional<Profile> find(UserId id);

    /// The profiles of those among the given that are known.
    Map<UserId, Profile> findAll(Collection<UserId> ids);
}
