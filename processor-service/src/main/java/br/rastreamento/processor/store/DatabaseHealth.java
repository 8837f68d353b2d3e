package br.rastreamento.processor.store;

import static java.util.Objects.requireNonNullElse;

import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Component `database` of the health: version of PostgreSQL, of TimescaleDB or `false`, and of TLS or `false`. Where there is no
/// connection, what failed: a class of exception and a SQLSTATE, never the driver's message, which names hosts and users.
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
            Throwable cause = cause(e);
            Health.Builder down =
                    Health.down().withDetail("reason", cause.getClass().getSimpleName());
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                down.withDetail("sqlState", sql.getSQLState());
            }
            return down.build();
        }
    }

    /// That of TLS, if there is one: those below it name classes that only the JDK's authors know.
    private static Throwable cause(DataAccessException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return cause;
            }
        }
        return failure.getMostSpecificCause();
    }

    private Health up() {
        var row =
                jdbc.sql(
                                """
                                SELECT current_setting('server_version') AS version,
                                       (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS timescaledb,
                                       (SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS tls
                                """)
                        .query()
                        .singleRow();
        return Health.up()
                .withDetail("version", String.valueOf(row.get("version")))
                .withDetail("timescaledb", requireNonNullElse(row.get("timescaledb"), false))
                .withDetail("tls", requireNonNullElse(row.get("tls"), false))
                .build();
    }
}
