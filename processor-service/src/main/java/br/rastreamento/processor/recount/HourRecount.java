package br.rastreamento.processor.recount;

import br.rastreamento.processor.figures.FigureChange;
import br.rastreamento.processor.figures.HourStatus;
import br.rastreamento.processor.store.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Counts the events of each hour anew.
final class HourRecount {

    private static final String RECOUNT = SqlFile.read(HourRecount.class, "recount_hours.sql");

    private HourRecount() {}

    /// @param figures to which the events are added
    static void read(Connection connection, FigureChange... figures) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(RECOUNT)) {
            while (rows.next()) {
                HourStatus hour = new HourStatus(rows.getLong(1), rows.getString(2));
                for (FigureChange each : figures) {
                    each.scans(hour, rows.getLong(3));
                }
            }
        }
    }
}
