package br.rastreamento.processor.store;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Component `database` of the health: version of PostgreSQL, and of TimescaleDB or `false`.
@Component("database")
class DatabaseHealth extends AbstractHealthIndicator {

    private final JdbcClient jdbc;

    DatabaseHealth(JdbcClient jdbc) {
        super("the database does not answer");
        this.jdbc = jdbc;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var row =
                jdbc.sql(
                                """
                                SELECT current_setting('server_version') AS version,
                                       (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS timescaledb
                                """)
                        .query()
                        .singleRow();
        Object timescaledb = row.get("timescaledb");
        builder.up()
                .withDetail("version", String.valueOf(row.get("version")))
                .withDetail("timescaledb", timescaledb == null ? false : timescaledb);
    }
}
