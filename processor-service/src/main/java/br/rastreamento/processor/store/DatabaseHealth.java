package br.rastreamento.processor.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Component `database` of the health: version of PostgreSQL, and of TimescaleDB or `false`.
@Component("database")
class DatabaseHealth implements HealthIndicator {

    private final JdbcClient jdbc;

    DatabaseHealth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        try {
            return up();
        } catch (DataAccessException e) {
            String reason = e.getMostSpecificCause().getClass().getSimpleName();
            return Health.down().withDetail("reason", reason).build();
        }
    }

    private Health up() {
        var row =
                jdbc.sql(
                                """
                                SELECT current_setting('server_version') AS version,
                                       (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS timescaledb
                                """)
                        .query()
                        .singleRow();
        Object timescaledb = row.get("timescaledb");
        return Health.up()
                .withDetail("version", String.valueOf(row.get("version")))
                .withDetail("timescaledb", timescaledb == null ? false : timescaledb)
                .build();
    }
}
