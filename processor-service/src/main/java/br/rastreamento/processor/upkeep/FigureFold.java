package br.rastreamento.processor.upkeep;

import br.rastreamento.processor.store.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Adds the pending differences of many batches to the summaries: most of their rows get many, and are written once.
public final class FigureFold {

    private static final String FOLD = SqlFile.read(FigureFold.class, "fold_figures.sql");

    private FigureFold() {}

    /// Folds what was pending when it began; nothing while another instance does.
    ///
    /// @param connection that commits by itself
    /// @return rows of `resumo_pendente` that are folded
    public static long run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FOLD)) {
            row.next();
            return row.getLong(1);
        }
    }
}
