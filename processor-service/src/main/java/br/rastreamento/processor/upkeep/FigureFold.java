package br.rastreamento.processor.upkeep;

import br.rastreamento.processor.store.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Adds the pending differences of many batches to the summaries: most of their rows get many, and are written once. Thread-safe.
public final class FigureFold {

    private static final String PENDING =
            "SELECT count(*) FROM (SELECT FROM resumo_diferenca LIMIT ?) AS pendente";
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(7239144551601)";
    private static final String SWEEP = "VACUUM (SKIP_LOCKED) resumo_diferenca";
    private static final String FOLD = SqlFile.read(FigureFold.class, "fold_figures.sql");

    private final DataSource dataSource;

    public FigureFold(DataSource writer) {
        dataSource = writer;
    }

    /// Folds what was pending when it began, in one transaction; nothing while another instance does.
    ///
    /// @param least how many rows of `resumo_diferenca` are worth it
    /// @return how many are folded; 0 if there were fewer
    public long fold(int least) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            long folded = pending(connection, least) < least ? 0 : fold(connection);
            connection.commit();
            return folded;
        }
    }

    /// Frees the space of what was folded; nothing while somebody else does. Readers pass over all rows that ever were in the
    /// table since it was last freed, and PostgreSQL itself looks once a minute (`autovacuum_naptime`).
    public void sweep() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SWEEP);
        }
    }

    private static long pending(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PENDING)) {
            statement.setInt(1, most);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// The lock is a statement of its own: the next one's snapshot then has all that the fold before it did.
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
