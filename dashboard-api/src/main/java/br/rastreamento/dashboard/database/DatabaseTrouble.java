package br.rastreamento.dashboard.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why the database cannot answer at the moment, though nothing is wrong with the request. The only place that
/// classifies a failed query; whatever is not listed here is a bug of ours.
public enum DatabaseTrouble {
    /// Refuses, drops or does not complete connections, restarts, or is out of resources; also: no free connection
    /// in the pool in time.
    AWAY("O banco de dados não responde no momento."),
    /// Gave up a query that took longer than the statement timeout.
    TOO_SLOW("O banco de dados demorou demais para responder."),
    /// Answers, but lacks tables, columns or grants: the processor has not migrated it yet.
    NOT_MIGRATED("O banco de dados ainda está sendo preparado.");

    private final String said;

    DatabaseTrouble(String said) {
        this.said = said;
    }

    /// What callers are told, one sentence in Portuguese.
    public String said() {
        return said;
    }

    /// What the failure tells of the database; empty when it is not the database's state, so a bug.
    public static Optional<DatabaseTrouble> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return Optional.of(AWAY); // the pool waited in vain; its SQLSTATE may be null
            }
            if (cause instanceof SQLException e) {
                return ofSqlState(e.getSQLState());
            }
        }
        return Optional.empty();
    }

    static Optional<DatabaseTrouble> ofSqlState(@Nullable String sqlState) {
        if (sqlState == null || sqlState.length() != 5) {
            return Optional.empty();
        }
        return switch (sqlState) {
            case "57014" -> Optional.of(TOO_SLOW);
            case "42P01", "42501", "42703", "42704", "3F000" -> Optional.of(NOT_MIGRATED);
            default -> ofClass(sqlState.substring(0, 2));
        };
    }

    private static Optional<DatabaseTrouble> ofClass(String sqlStateClass) {
        return switch (sqlStateClass) {
            // connection; authorisation and database, which the bootstrap may still be creating;
            // transaction rolled back (a standby's recovery); resources; operator; system
            case "08", "28", "3D", "40", "53", "57", "58" -> Optional.of(AWAY);
            default -> Optional.empty();
        };
    }
}
