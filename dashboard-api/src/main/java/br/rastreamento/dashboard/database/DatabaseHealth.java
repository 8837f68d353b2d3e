package br.rastreamento.dashboard.database;

import java.sql.SQLException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Component `database` of the health answer: UP when every table and view that answers are made of can be read. Part of readiness.
@Component("databaseHealthIndicator")
final class DatabaseHealth implements HealthIndicator {

    // One round trip that touches no data. What is missing, or not granted, is not readable.
    private static final String PROBE =
            """
            SELECT current_setting('server_version') AS version,
                   (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS timescaledb,
                   (SELECT bool_and(coalesce(has_table_privilege(to_regclass(name), 'SELECT'), false))
                      FROM unnest(ARRAY['pacotes', 'eventos_rastreamento', 'ocorrencias', 'resumo_geral', 'resumo_status',
                                        'eventos_por_dia', 'entregas', 'entregas_por_dia', 'rotas', 'rotas_conhecidas',
                                        'resumo_gravacao', 'resumo_qualidade']) AS name)
                       AS readable,
                   current_user AS role,
                   (SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS tls,
                   NOT EXISTS (SELECT FROM pg_class
                                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                                  AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE')) AS read_only
            """;

    private final JdbcClient database;

    DatabaseHealth(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Health health() {
        try {
            return database.sql(PROBE).query(Probe.class).single().health();
        } catch (DataAccessException e) {
            // Never the driver's message: it names hosts and users.
            Throwable cause = cause(e);
            Health.Builder down =
                    Health.down()
                            .withDetail(
                                    "reason",
                                    DatabaseTrouble.in(e)
                                            .map(Enum::name)
                                            .orElse(e.getClass().getSimpleName()))
                            .withDetail("cause", cause.getClass().getSimpleName());
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

    /// @param timescaledb version of the extension, null on plain PostgreSQL
    /// @param readable all these tables are there and granted
    /// @param tls version of TLS on this connection, null without
    /// @param readOnly the role may change no table; false is a mistake of the installation, not an outage
    record Probe(
            String version,
            @Nullable String timescaledb,
            boolean readable,
            String role,
            @Nullable String tls,
            boolean readOnly) {

        Health health() {
            Health.Builder health = readable ? Health.up() : Health.down();
            if (!readable) {
                health.withDetail("reason", DatabaseTrouble.NOT_MIGRATED.name());
            }
            return health.withDetail("version", version)
                    .withDetail("timescaledb", Objects.requireNonNullElse(timescaledb, false))
                    .withDetail("tls", Objects.requireNonNullElse(tls, false))
                    .withDetail("role", role)
                    .withDetail("readOnly", readOnly)
                    .build();
        }
    }
}
