package dev.applaud.application.people;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.people.Follows;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads who follows somebody, and whom they follow; the newest first.
public final class ReadFollows {
    private final Profiles profiles;
    private final Follows follows;

    public ReadFollows(Profiles profiles, Follows follows) {
        this.profiles = profiles;
        this.follows = follows;
    }

    public Outcome<Page<Profile>> followers(UserId id, @Nullable Cursor after, int limit) {
        return known(id, () -> follows.followers(id, after, limit));
    }

    public Outcome<Page<Profile>> following(UserId id, @Nullable Cursor after, int limit) {
        return known(id, () -> follows.following(id, after, limit));
    }

    private Outcome<Page<Profile>> known(UserId id, Supplier<Page<UserId>> read) {
        if (profiles.find(id).isEmpty()) {
            return Outcome.refused(new Refusal.UserNotFound(id));
        }
        var page = read.get();
        var found = profiles.findAll(page.items());
        return Outcome.done(page.map(it -> found.getOrDefault(it, new Profile(it, null, null, false))));
    }
}
