package dev.applaud.bootstrap.commands;

import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.sides.Databases;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.migrations.MigrationsBundle;

/// The commands `db migrate`, `db status` and the like, on the database that the settings name.
public final class SchemaCommands extends MigrationsBundle<ApplaudConfiguration> {
    @Override
    public DataSourceFactory getDataSourceFactory(ApplaudConfiguration settings) {
        return Databases.forSchema(settings);
    }
}
