package br.rastreamento.processor.recount;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.processor.figures.Count;
import br.rastreamento.processor.figures.Difference;
import br.rastreamento.processor.figures.FigureChange;
import br.rastreamento.processor.figures.HourStatus;
import br.rastreamento.processor.figures.QualityCounts;
import br.rastreamento.processor.figures.RouteKey;
import br.rastreamento.processor.figures.StatusParcels;
import br.rastreamento.processor.figures.Tally;
import br.rastreamento.processor.figures.Totals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// All figures that a recount can tell: as the summaries store them, or as they should be.
///
/// @param summary of parcels and events
/// @param unknown events whose status the catalogue does not know
/// @param divergent parcels with `rota_divergente`
record Figures(FigureChange summary, long unknown, long divergent) {

    /// The part of the difference to `other` that is data quality.
    QualityCounts qualityMinus(Figures other) {
        return new QualityCounts(unknown - other.unknown, divergent - other.divergent, 0, 0, 0);
    }

    /// One line for each figure of which the summaries say something else.
    List<String> differencesTo(Figures stored) {
        List<String> lines = new ArrayList<>();
        Totals was = stored.summary.totals();
        Totals is = summary.totals();
        compare(lines, "resumo_geral.total_pacotes", was.parcels(), is.parcels());
        compare(lines, "resumo_geral.total_eventos", was.events(), is.events());
        compare(lines, "resumo_geral.pacotes_entregues", was.deliveries(), is.deliveries());
        compare(lines, "resumo_geral.soma_entrega_us", was.deliveryTime(), is.deliveryTime());
        compare(lines, "resumo_geral.pacotes_com_excecao", was.withException(), is.withException());
        compare(lines, "resumo_qualidade.eventos_desconhecidos", stored.unknown, unknown);
        compare(lines, "resumo_qualidade.pacotes_divergentes", stored.divergent, divergent);
        compareStatuses(lines, stored.summary.byStatus().rows(), summary.byStatus().rows());
        compareRows(lines, "resumo_dia", stored, FigureChange::byHour, Figures::key, Figures::text);
        compareRows(
                lines,
                "resumo_entrega",
                stored,
                FigureChange::byClass,
                number -> "faixa " + number,
                Figures::text);
        compareRows(
                lines,
                "resumo_entrega_dia.soma_entrega_us",
                stored,
                FigureChange::byDay,
                day -> LocalDate.ofEpochDay(day).toString(),
                row -> row.micros().toString());
        compareRows(
                lines,
                "resumo_entrega_dia",
                stored,
                FigureChange::byDayClass,
                row -> LocalDate.ofEpochDay(row.day()) + ", faixa " + row.number(),
                Figures::text);
        compareRows(
                lines,
                "resumo_rota",
                stored,
                FigureChange::byRoute,
                Figures::key,
                row ->
                        "%d, com exceção %d, entregas %d µs"
                                .formatted(row.parcels(), row.withException(), row.deliveryTime()));
        compareRows(
                lines,
                "resumo_rota",
                stored,
                FigureChange::byRouteClass,
                row -> key(row.route()) + ", faixa " + row.number(),
                Figures::text);
        return lines;
    }

    private static void compareStatuses(
            List<String> lines,
            SortedMap<String, StatusParcels> before,
            SortedMap<String, StatusParcels> now) {
        var statuses = new TreeSet<>(before.keySet());
        statuses.addAll(now.keySet());
        for (String status : statuses) {
            var none = new StatusParcels(StatusCatalog.phaseOf(status), 0);
            StatusParcels was = before.getOrDefault(status, none);
            compare(
                    lines,
                    "resumo_status.total_pacotes, " + status,
                    was.parcels(),
                    now.getOrDefault(status, none).parcels());
            compare(lines, "resumo_status.fase, " + status, was.phase(), none.phase());
        }
    }

    private <K, D extends Difference<D>> void compareRows(
            List<String> lines,
            String table,
            Figures stored,
            Function<FigureChange, Tally<K, D>> tally,
            Function<K, String> key,
            Function<D, String> text) {
        SortedMap<K, D> before = tally.apply(stored.summary).rows();
        SortedMap<K, D> now = tally.apply(summary).rows();
        SortedMap<K, D> rows = new TreeMap<>(before);
        rows.putAll(now);
        for (K row : rows.keySet()) {
            compare(
                    lines,
                    table + ", " + key.apply(row),
                    before.containsKey(row) ? text.apply(before.get(row)) : "0",
                    now.containsKey(row) ? text.apply(now.get(row)) : "0");
        }
    }

    private static String key(HourStatus row) {
        return Instant.ofEpochSecond(row.hour() * 3_600) + ", " + row.status();
    }

    private static String key(RouteKey row) {
        return row.origem() + " → " + row.destino();
    }

    private static String text(Count row) {
        return Long.toString(row.number());
    }

    private static void compare(
            List<String> lines, String figure, Object stored, Object recounted) {
        if (!stored.equals(recounted)) {
            lines.add("%s: gravado %s, recontado %s".formatted(figure, stored, recounted));
        }
    }
}
