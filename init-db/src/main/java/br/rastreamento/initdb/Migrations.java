package br.rastreamento.initdb;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The schema's versions, applied in order by Flyway.
public final class Migrations {

    private Migrations() {}

    /// Brings the schema to the newest version; safe to call from several processes at once (Flyway holds a lock).
    ///
    /// @param owner connects as the role that owns the tables
    /// @throws org.flywaydb.core.api.FlywayException when the database is away, or a migration fails
    public static void apply(DataSource owner) {
        migrate(Flyway.configure().dataSource(owner));
    }

    /// The same without a connection pool.
    public static void apply(String jdbcUrl, String owner, String password) {
        migrate(Flyway.configure().dataSource(jdbcUrl, owner, password));
    }

    private static void migrate(FluentConfiguration database) {
        database.locations("classpath:db/migration").load().migrate();
    }
}
