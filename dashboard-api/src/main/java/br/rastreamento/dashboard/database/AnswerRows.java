package br.rastreamento.dashboard.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Reads rows of one statement, so of one snapshot (R6), that outer-joins what was asked for to the writer's row of totals:
/// there is always one, and each has `atualizado_em`.
public final class AnswerRows {

    /// Makes an object of the current row.
    public interface Row<T> {

        /// Never moves to another row.
        T read(ResultSet row) throws SQLException;
    }

    private AnswerRows() {}

    /// Goes to the first row.
    ///
    /// @return as [#updated]
    public static Instant first(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new IllegalStateException("resumo_geral must always hold one row");
        }
        return updated(rows);
    }

    /// When the last batch that changed a figure was written.
    public static Instant updated(ResultSet row) throws SQLException {
        return instant(row, "atualizado_em");
    }

    /// A time that is there.
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// What was joined, from the current row to the last one.
    ///
    /// @param key column that is null exactly where nothing was found to join
    public static <T> List<T> joined(ResultSet rows, String key, Row<T> row) throws SQLException {
        List<T> found = new ArrayList<>();
        do {
            if (rows.getString(key) != null) {
                found.add(row.read(rows));
            }
        } while (rows.next());
        return found;
    }
}
