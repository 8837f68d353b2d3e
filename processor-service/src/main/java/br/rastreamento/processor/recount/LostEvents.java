package br.rastreamento.processor.recount;

import br.rastreamento.processor.store.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;

/// Events that the retention may have deleted. Figures count them for ever (R6), and a recount cannot.
///
/// @param before when they happened
/// @param parcels that have such events
record LostEvents(OffsetDateTime before, long parcels) {

    private static final String ASK = SqlFile.read(LostEvents.class, "lost_events.sql");

    static LostEvents read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(ASK)) {
            if (!row.next()) {
                throw new SQLException("retencao_eventos must have one row");
            }
            return new LostEvents(row.getObject(1, OffsetDateTime.class), row.getLong(2));
        }
    }

    boolean any() {
        return parcels > 0;
    }
}
