package dev.applaud.jdbi;

import org.jdbi.v3.core.Jdbi;

/// All storage ports on one database. Any thread.
public record JdbiStorage(
        JdbiContents contents,
        JdbiComments comments,
        JdbiEngagements engagements,
        JdbiViewings viewings,
        JdbiProfiles profiles,
        JdbiFollows follows,
        JdbiAttempts attempts) {

    public static JdbiStorage on(Jdbi jdbi) {
        var transactions = new Transactions(jdbi);
        var groups = new GroupCommit(transactions);
        return new JdbiStorage(
                new JdbiContents(transactions),
                new JdbiComments(transactions, groups),
                new JdbiEngagements(transactions, groups),
                new JdbiViewings(transactions, groups),
                new JdbiProfiles(transactions),
                new JdbiFollows(transactions),
                new JdbiAttempts(transactions));
    }
}
