package dev.applaud.bootstrap.commands;

import dev.applaud.application.Clock;
import dev.applaud.application.people.ReadProfile;
import dev.applaud.bootstrap.sides.AllUseCases;
import dev.applaud.bootstrap.sides.Reach;
import dev.applaud.bootstrap.sides.TimeOrderedIds;
import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.OtherNodes;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;
import dev.applaud.jdbi.JdbiStorage;
import dev.applaud.rest.resource.UseCases;
import java.time.InstantSource;
import java.util.Set;

/// What commands can ask of the application. Nobody is connected to a command: whoever watches at the moment is told by
/// the server that they are connected to, as soon as it looks for what nobody told.
record Desk(UseCases.Content content, UseCases.People people, ReadProfile profile, Profiles profiles) {

    private static final Audience NOBODY = new Audience() {
        @Override
        public long size(Room room) {
            return 0;
        }

        @Override
        public long connections() {
            return 0;
        }

        @Override
        public Set<UserId> feedSubscribers() {
            return Set.of();
        }
    };

    private static final Reach TO_NOBODY = new Reach(NOBODY, _ -> {}, _ -> {}, OtherNodes.NONE);

    static Desk at(JdbiStorage storage) {
        var source = InstantSource.system();
        var useCases = new AllUseCases(storage, TO_NOBODY, new Clock(source), new TimeOrderedIds(source));
        return new Desk(useCases.content(), useCases.people(), new ReadProfile(storage.profiles()), storage.profiles());
    }

    /// A user as if they asked themselves. Somebody new becomes known, as they would by their first token.
    Caller userNamed(UserId id) {
        var profile = profiles.find(id).orElseGet(() -> profiles.remember(new Profile(id, null, null, false)));
        return new Caller(profile, Set.of());
    }

    /// Whoever runs the command: they may do as they like.
    static Caller operator() {
        return new Caller(new Profile(new UserId("operator"), null, null, false), Set.of("admin"));
    }
}
