package br.rastreamento.processor.upkeep;

import br.rastreamento.processor.store.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Adds the pending differences of many batches to the summaries: most of their rows get many, and are written once. Thread-safe.
public final class FigureFold {

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(7239144551601)";
    private static final String FOLD = SqlFile.read(FigureFold.class, "fold_figures.sql");

    private final DataSource dataSource;

    public FigureFold(DataSource writer) {
        dataSource = writer;
    }

    /// Folds what was pending when it began, in one transaction; nothing while another instance does.
    ///
    /// @return rows of `resumo_diferenca` that are folded
    public long fold() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            long folded = fold(connection);
            connection.commit();
            return folded;
        }
    }

    // The lock is a statement of its own: the next one's snapshot then has all that the fold before
    // it did.
    static long fold(Connection transaction) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            try (ResultSet locked = statement.executeQuery(LOCK)) {
                if (!locked.next() || !locked.getBoolean(1)) {
                    return 0;
                }
            }
            try (ResultSet folded = statement.executeQuery(FOLD)) {
                folded.next();
                return folded.getLong(1);
            }
        }
    }
}
