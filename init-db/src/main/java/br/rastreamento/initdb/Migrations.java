package br.rastreamento.initdb;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The schema's versions, applied in order by Flyway.
public final class Migrations {

    private Migrations() {}

    /// Brings the schema to the newest version; safe to call from several processes at once (Flyway holds a lock).
    ///
    /// @param owner connects as the role that owns the tables
    /// @throws org.flywaydb.core.api.FlywayException when the database is away, or a migration fails
    public static void apply(DataSource owner) {
        Flyway.configure().dataSource(owner).locations("classpath:db/migration").load().migrate();
    }
}
