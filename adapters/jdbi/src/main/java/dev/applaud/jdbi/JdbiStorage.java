package dev.applaud.jdbi;

import org.jdbi.v3.core.Jdbi;

/// All storage ports on one database. Any thread.
public record JdbiStorage(
        JdbiContents contents,
        JdbiComments comments,
        JdbiEngagements engagements,
        JdbiViewings viewings,
        JdbiProfiles profiles,
        JdbiFollows follows) {

    public static JdbiStorage on(Jdbi jdbi) {
        return new JdbiStorage(
                new JdbiContents(jdbi),
                new JdbiComments(jdbi),
                new JdbiEngagements(jdbi),
                new JdbiViewings(jdbi),
                new JdbiProfiles(jdbi),
                new JdbiFollows(jdbi));
    }
}
