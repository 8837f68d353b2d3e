package br.rastreamento.processor.recount;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.processor.fold.FigureChange;
import br.rastreamento.processor.fold.FigureChange.StatusDelta;
import br.rastreamento.processor.fold.QualityCounts;
import br.rastreamento.processor.store.SqlFile;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// All figures that a recount can tell: as the summaries store them, or as they should be.
///
/// @param summary of parcels and events
/// @param unknown events whose status the catalogue does not know
/// @param divergent parcels with `rota_divergente`
record Figures(FigureChange summary, long unknown, long divergent) {

    private static final String STORED = SqlFile.read(Figures.class, "stored_figures.sql");

    static Figures stored(Connection connection) throws SQLException {
        var byStatus = new TreeMap<String, StatusDelta>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT status_rastreamento, fase, total_pacotes FROM resumo_status")) {
                while (rows.next()) {
                    byStatus.put(
                            rows.getString(1),
                            new StatusDelta(
                                    StatusPhase.valueOf(rows.getString(2)), rows.getLong(3)));
                }
            }
            try (ResultSet row = statement.executeQuery(STORED)) {
                if (!row.next()) {
                    throw new SQLException(
                            "resumo_geral and resumo_qualidade must have one row each");
                }
                BigInteger deliveryTime = row.getBigDecimal(4).toBigIntegerExact();
                return new Figures(
                        FigureChange.of(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                deliveryTime,
                                byStatus),
                        row.getLong(5),
                        row.getLong(6));
            }
        }
    }

    /// The part of the difference to `other` that is data quality.
    QualityCounts qualityMinus(Figures other) {
        return new QualityCounts(unknown - other.unknown, divergent - other.divergent, 0, 0, 0);
    }

    /// One line for each figure of which the summaries say something else.
    List<String> differencesTo(Figures stored) {
        List<String> lines = new ArrayList<>();
        compare(lines, "resumo_geral.total_pacotes", stored.summary.parcels(), summary.parcels());
        compare(lines, "resumo_geral.total_eventos", stored.summary.events(), summary.events());
        compare(
                lines,
                "resumo_geral.pacotes_entregues",
                stored.summary.deliveries(),
                summary.deliveries());
        compare(
                lines,
                "resumo_geral.soma_entrega_us",
                stored.summary.deliveryTime(),
                summary.deliveryTime());
        compare(lines, "resumo_qualidade.eventos_desconhecidos", stored.unknown, unknown);
        compare(lines, "resumo_qualidade.pacotes_divergentes", stored.divergent, divergent);
        var before = stored.summary.byStatus();
        var now = summary.byStatus();
        var statuses = new TreeSet<>(before.keySet());
        statuses.addAll(now.keySet());
        for (String status : statuses) {
            var none = new StatusDelta(StatusCatalog.phaseOf(status), 0);
            StatusDelta was = before.getOrDefault(status, none);
            compare(
                    lines,
                    "resumo_status.total_pacotes, " + status,
                    was.parcels(),
                    now.getOrDefault(status, none).parcels());
            compare(lines, "resumo_status.fase, " + status, was.phase(), none.phase());
        }
        return lines;
    }

    private static void compare(
            List<String> lines, String figure, Object stored, Object recounted) {
        if (!stored.equals(recounted)) {
            lines.add("%s: gravado %s, recontado %s".formatted(figure, stored, recounted));
        }
    }
}
