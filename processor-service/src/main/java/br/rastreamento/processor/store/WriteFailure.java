package br.rastreamento.processor.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What to do about a failed write; the one place that classifies SQLSTATEs (R8, R9).
public enum WriteFailure {
    /// Nothing is wrong with the data: wait, and write the same batch again, without end.
    OUTAGE,
    /// The rows of two writers met (deadlock, serialization): write again at once.
    CONFLICT,
    /// A row that was not written by this path collides with the direct copy: write again without it.
    ROWS_WRITTEN_BY_OTHERS,
    /// The database refuses the data itself: find the events at fault.
    BAD_DATA,
    /// Nobody knows; nothing is dropped for it, so it is a pause too, but somebody has to look.
    BUG;

    /// Classifies by SQLSTATE, its own or that of a cause.
    ///
    /// @param failure of a statement of the write path
    public static WriteFailure of(SQLException failure) {
        String state = sqlState(failure);
        if (state == null) {
            return OUTAGE; // the driver or the pool gave up before the server said anything
        }
        return switch (state) {
            case "23505" -> ROWS_WRITTEN_BY_OTHERS;
            case "25006" -> OUTAGE; // read-only: a standby, or a server that protects a full disk
            case "25P03", "25P04" -> OUTAGE; // cut off by the server's limits on transactions
            case "55P03", "57014" -> CONFLICT; // lock or statement time-out
            default ->
                    switch (state.substring(0, 2)) {
                        case "08", "53", "57", "58" -> OUTAGE;
                        case "40" -> CONFLICT;
                        case "22", "23" -> BAD_DATA;
                        case "28", "3D" ->
                                OUTAGE; // not let in: password rotated, database being restored
                        default -> BUG;
                    };
        };
    }

    private static @Nullable String sqlState(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
