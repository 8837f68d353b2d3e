package br.rastreamento.processor.store;

import br.rastreamento.processor.fold.FigureChange;
import br.rastreamento.processor.fold.QualityCounts;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Step 5 of a batch: the summary tables.
public final class FigureWrite {

    private static final String ADD = SqlFile.read("add_to_figures.sql");

    private FigureWrite() {}

    /// Adds differences, and leaves alone what does not change.
    public static void add(Connection connection, FigureChange figures, QualityCounts quality)
            throws SQLException {
        if (figures.isEmpty() && quality.equals(QualityCounts.NONE)) {
            return;
        }
        var statuses = figures.byStatus();
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setArray(1, connection.createArrayOf("text", statuses.keySet().toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            statuses.values().stream()
                                    .map(delta -> delta.phase().name())
                                    .toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "int8",
                            statuses.values().stream()
                                    .map(FigureChange.StatusDelta::parcels)
                                    .toArray()));
            statement.setLong(4, quality.unknown());
            statement.setLong(5, quality.divergent());
            statement.setLong(6, quality.repeated());
            statement.setLong(7, quality.ahead());
            statement.setLong(8, quality.late());
            statement.setBoolean(9, !quality.equals(QualityCounts.NONE));
            statement.setLong(10, figures.parcels());
            statement.setLong(11, figures.events());
            statement.setLong(12, figures.deliveries());
            statement.setBigDecimal(13, new BigDecimal(figures.deliveryTime()));
            statement.setBoolean(14, !figures.isEmpty());
            statement.executeUpdate();
        }
    }
}
