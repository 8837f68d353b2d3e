package br.rastreamento.initdb;

import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The schema's versions, applied in order by Flyway.
public final class Migrations {

    private Migrations() {}

    /// Brings the schema to the newest version; safe to call from several processes at once (Flyway holds a lock).
    ///
    /// @param owner connects as the role that owns the tables
    /// @param window what the writer believes from now on; sets the retention (`afterMigrate__retencao.sql`)
    /// @throws org.flywaydb.core.api.FlywayException when the database is away, or a migration fails, or the window
    ///     lets events in that may have been deleted
    public static void apply(DataSource owner, EventWindow window) {
        migrate(Flyway.configure().dataSource(owner), window);
    }

    /// The same without a connection pool, and without retention.
    public static void apply(String jdbcUrl, String owner, String password) {
        migrate(Flyway.configure().dataSource(jdbcUrl, owner, password), EventWindow.ALL);
    }

    private static void migrate(FluentConfiguration database, EventWindow window) {
        Duration retention = window.retention();
        database.locations("classpath:db/migration")
                .placeholders(
                        Map.of(
                                "event_earliest",
                                window.earliest().toString(),
                                "event_retention_seconds",
                                retention == null ? "" : Long.toString(retention.toSeconds())))
                .load()
                .migrate();
    }
}
