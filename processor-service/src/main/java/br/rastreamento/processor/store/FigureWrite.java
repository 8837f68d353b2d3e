package br.rastreamento.processor.store;

import br.rastreamento.processor.fold.FigureChange;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Step 5 of a batch: the summary tables.
final class FigureWrite {

    private static final String ADD = SqlFile.read("add_to_figures.sql");

    private FigureWrite() {}

    static void add(Connection connection, FigureChange figures) throws SQLException {
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
            statement.setLong(4, figures.parcels());
            statement.setLong(5, figures.events());
            statement.setLong(6, figures.deliveries());
            statement.setBigDecimal(7, new BigDecimal(figures.deliveryTime()));
            statement.executeUpdate();
        }
    }
}
