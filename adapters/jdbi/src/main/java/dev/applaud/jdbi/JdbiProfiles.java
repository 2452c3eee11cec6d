package dev.applaud.jdbi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All profiles. Each token tells one, so what is known to be stored is remembered for a minute: a token that told
/// nothing new costs no database. The merging itself is the database's, so that two nodes don't undo each other.
/// During an outage what was remembered holds on, so that people whom we know can do what needs no database.
public final class JdbiProfiles implements Profiles {
    private static final int CACHED = 100_000;
    private static final long TRUSTED_NANOS = Duration.ofMinutes(1).toNanos();
    private static final String SELECT = "SELECT id, username, avatar, is_verified FROM profile WHERE id ";

    private final Transactions transactions;
    private final JdbiOutages outages = new JdbiOutages();
    private final Ticker ticker;
    private final Cache<UserId, Stored> stored =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    private record Stored(Profile profile, long since) {
        boolean tellsAllOf(Profile told) {
            return profile.updatedBy(told).equals(profile);
        }
    }

    JdbiProfiles(Transactions transactions) {
        this(transactions, Ticker.systemTicker());
    }

    JdbiProfiles(Transactions transactions, Ticker ticker) {
        this.transactions = transactions;
        this.ticker = ticker;
    }

    /// Cuts a username or avatar that is longer than the database keeps.
    @Override
    public Profile remember(Profile told) {
        var kept = StoredClaims.of(told);
        var known = stored.getIfPresent(told.id());
        if (known == null || !known.tellsAllOf(kept)) {
            return noted(transactions.write(handle -> remember(handle, kept)));
        }
        if (ticker.read() - known.since() < TRUSTED_NANOS) {
            return known.profile();
        }
        try {
            return noted(transactions.write(handle -> remember(handle, kept)));
        } catch (RuntimeException e) {
            if (!outages.test(e)) {
                throw e;
            }
            // For another minute, lest each request wait for the database anew.
            return noted(known.profile());
        }
    }

    private Profile noted(Profile now) {
        stored.put(now.id(), new Stored(now, ticker.read()));
        return now;
    }

    private static Profile remember(Handle handle, Profile told) {
        var before = find(handle, told.id(), "");
        if (before.isPresent() && before.get().updatedBy(told).equals(before.get())) {
            return before.get();
        }
        handle.execute("""
                INSERT INTO profile (id, username, avatar, is_verified) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE username = COALESCE(VALUES(username), username),
                                        avatar = COALESCE(VALUES(avatar), avatar),
                                        is_verified = VALUES(is_verified)""", told.id().value(), told.username(), told.avatar(), told.isVerified());
        // Locking, so that at any isolation level it reads what the row holds now.
        return find(handle, told.id(), " FOR UPDATE").orElseThrow();
    }

    @Override
    public Optional<Profile> find(UserId id) {
        return transactions.read(handle -> find(handle, id, ""));
    }

    @Override
    public Map<UserId, Profile> findAll(Collection<UserId> ids) {
        return transactions.read(handle -> {
            var found = new HashMap<UserId, Profile>();
            Chunks.of(ids, UserId::value).forEach(chunk -> handle.createQuery(SELECT + "IN (<ids>)")
                    .bindList("ids", chunk)
                    .map((row, _) -> profile(row, "id"))
                    .forEach(it -> found.put(it.id(), it)));
            return found;
        });
    }

    private static Optional<Profile> find(Handle handle, UserId id, String mode) {
        return handle.select(SELECT + "= ?" + mode, id.value())
                .map((row, _) -> profile(row, "id"))
                .findOne();
    }

    /// @param idColumn may come from another table; a user without a profile then has one that tells nothing
    static Profile profile(ResultSet row, String idColumn) throws SQLException {
        return new Profile(
                new UserId(row.getString(idColumn)),
                row.getString("username"),
                row.getString("avatar"),
                row.getBoolean("is_verified"));
    }
}
