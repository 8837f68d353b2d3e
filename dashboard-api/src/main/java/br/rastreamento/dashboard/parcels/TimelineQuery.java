package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.database.AnswerRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TimelineQuery {

    // One statement, so parcel and events are of one committed state (R6). The bounds say nothing
    // about the result: a parcel's events lie between its first and last one. They spare
    // TimescaleDB the chunks of all other weeks. LEFT JOIN: a retention policy may have dropped
    // the events of an old parcel. No ORDER BY: the phase rank of an event is the catalogue's,
    // not a column, so the order is made in Java.
    static final String TIMELINE =
            """
            SELECT (SELECT atualizado_em FROM resumo_geral) AS atualizado_em, %s, e.data_evento, e.status_rastreamento
              FROM pacotes p
              LEFT JOIN eventos_rastreamento e
                     ON e.id_pacote = p.id_pacote
                    AND e.data_evento BETWEEN p.data_primeiro_evento AND p.data_ultimo_evento
             WHERE p.id_pacote = :id
            """
                    .formatted(Parcel.COLUMNS);

    private final JdbcClient database;

    TimelineQuery(JdbcClient database) {
        this.database = database;
    }

    Optional<ParcelTimeline> of(long parcel) {
        return database.sql(TIMELINE).param("id", parcel).query(TimelineQuery::read);
    }

    private static Optional<ParcelTimeline> read(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        Parcel parcel = Parcel.read(rows);
        Instant updated = AnswerRows.updated(rows);
        List<Scan> scans =
                AnswerRows.joined(rows, "data_evento", TimelineQuery::scan).stream()
                        .sorted(Scan.IN_ORDER)
                        .toList();
        return Optional.of(new ParcelTimeline(parcel, scans, updated));
    }

    private static Scan scan(ResultSet row) throws SQLException {
        return Scan.of(
                row.getString("status_rastreamento"), AnswerRows.instant(row, "data_evento"));
    }
}
