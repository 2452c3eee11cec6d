package dev.applaud.jdbi;

import dev.applaud.application.contract.Storage;
import dev.applaud.domain.Attempts;
import dev.applaud.domain.comment.Comments;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.people.Follows;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.viewing.Viewings;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// A storage as the contracts want it, on a database with all migrations.
record TestStorage(JdbiStorage storage) implements Storage {
    static TestStorage on(DataSource database) {
        try {
            new Migrations(database).apply();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new TestStorage(JdbiStorage.on(Jdbi.create(database)));
    }

    @Override
    public Contents contents() {
        return storage.contents();
    }

    @Override
    public Comments comments() {
        return storage.comments();
    }

    @Override
    public Engagements engagements() {
        return storage.engagements();
    }

    @Override
    public Viewings viewings() {
        return storage.viewings();
    }

    @Override
    public Profiles profiles() {
        return storage.profiles();
    }

    @Override
    public Follows follows() {
        return storage.follows();
    }

    @Override
    public Attempts attempts() {
        return storage.attempts();
    }
}
