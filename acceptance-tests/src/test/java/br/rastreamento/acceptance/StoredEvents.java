package br.rastreamento.acceptance;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.testservers.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Rows of `eventos_rastreamento`, compared with those that should be there.
///
/// @param rows all, repeated ones too
/// @param lost expected, but not there
/// @param strange there, but not expected
record StoredEvents(int rows, Set<Identity> lost, Set<Identity> strange) {

    /// R1.
    record Identity(long idPacote, Instant time, String status) {}

    static StoredEvents in(TestDatabase database, Collection<TrackingEvent> expected)
            throws SQLException {
        List<Identity> rows = rows(database);
        Set<Identity> lost = new HashSet<>();
        for (TrackingEvent event : expected) {
            lost.add(
                    new Identity(event.idPacote(), event.dataEvento(), event.statusRastreamento()));
        }
        Set<Identity> strange = new HashSet<>(rows);
        strange.removeAll(lost);
        rows.forEach(lost::remove);
        return new StoredEvents(rows.size(), lost, strange);
    }

    /// Number of rows.
    static long count(TestDatabase database) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM eventos_rastreamento")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static List<Identity> rows(TestDatabase database) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT id_pacote, data_evento, status_rastreamento FROM eventos_rastreamento")) {
            List<Identity> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(
                        new Identity(
                                result.getLong(1),
                                result.getObject(2, OffsetDateTime.class).toInstant(),
                                result.getString(3)));
            }
            return rows;
        }
    }
}
