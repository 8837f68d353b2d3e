package br.rastreamento.processor.upkeep;

import br.rastreamento.processor.store.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Adds the pending differences of many batches to the summaries: most of their rows get many, and are written once. Thread-safe.
public final class FigureFold {

    private static final String FOLD = SqlFile.read(FigureFold.class, "fold_figures.sql");

    private final DataSource dataSource;

    public FigureFold(DataSource writer) {
        dataSource = writer;
    }

    /// Folds what was pending when it began, in one transaction; nothing while another instance does.
    ///
    /// @return rows of `resumo_pendente` that are folded
    public long fold() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return fold(connection);
        }
    }

    static long fold(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FOLD)) {
            row.next();
            return row.getLong(1);
        }
    }
}
