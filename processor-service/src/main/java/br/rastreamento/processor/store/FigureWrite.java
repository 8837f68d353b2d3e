package br.rastreamento.processor.store;

import br.rastreamento.processor.figures.Count;
import br.rastreamento.processor.figures.DayClass;
import br.rastreamento.processor.figures.Deliveries;
import br.rastreamento.processor.figures.FigureChange;
import br.rastreamento.processor.figures.HourStatus;
import br.rastreamento.processor.figures.Occurrence;
import br.rastreamento.processor.figures.QualityCounts;
import br.rastreamento.processor.figures.RouteClass;
import br.rastreamento.processor.figures.RouteKey;
import br.rastreamento.processor.figures.RouteParcels;
import br.rastreamento.processor.figures.StatusParcels;
import br.rastreamento.processor.figures.Totals;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/// Steps 5 and 6 of a batch: the summary tables.
public final class FigureWrite {

    private static final String ADD_TO_TOTALS = SqlFile.read("add_to_totals.sql");
    private static final String ADD = SqlFile.read("add_to_figures.sql");

    private final PreparedStatement statement;
    private int parameter;

    private FigureWrite(PreparedStatement statement) {
        this.statement = statement;
    }

    /// Adds differences, and leaves alone what does not change.
    ///
    /// @param stored how many of the events were stored just now; the others are a correction
    public static void add(
            Connection connection, FigureChange figures, QualityCounts quality, long stored)
            throws SQLException {
        if (figures.isEmpty() && quality.equals(QualityCounts.NONE)) {
            return;
        }
        List<Occurrence> occurrences = figures.occurrences();
        long lastOccurrence =
                figures.isEmpty()
                        ? 0
                        : addToTotals(connection, figures.totals(), occurrences.size());
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            FigureWrite write = new FigureWrite(statement);
            write.bind(figures);
            write.number(stored);
            write.bind(occurrences, lastOccurrence);
            write.bind(quality);
            statement.executeUpdate();
        }
    }

    /// @return the number of the last occurrence
    private static long addToTotals(Connection connection, Totals totals, int occurrences)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_TO_TOTALS)) {
            FigureWrite write = new FigureWrite(statement);
            write.number(totals.parcels());
            write.number(totals.events());
            write.number(totals.deliveries());
            write.number(totals.withException());
            statement.setBigDecimal(++write.parameter, new BigDecimal(totals.deliveryTime()));
            write.number(occurrences);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("resumo_geral must have one row");
                }
                return row.getLong(1);
            }
        }
    }

    private void bind(FigureChange figures) throws SQLException {
        SortedMap<String, StatusParcels> statuses = figures.byStatus().rows();
        keys("text", statuses, status -> status);
        values("text", statuses, row -> row.phase().name());
        values("int8", statuses, StatusParcels::parcels);
        SortedMap<HourStatus, Count> hours = figures.byHour().rows();
        keys("int8", hours, HourStatus::hour);
        keys("text", hours, HourStatus::status);
        values("int8", hours, Count::number);
        SortedMap<Integer, Count> classes = figures.byClass().rows();
        keys("int8", classes, Integer::longValue);
        values("int8", classes, Count::number);
        SortedMap<DayClass, Deliveries> days = figures.byDay().rows();
        keys("int8", days, DayClass::day);
        keys("int8", days, key -> (long) key.number());
        deliveries(days);
        SortedMap<RouteKey, RouteParcels> routes = figures.byRoute().rows();
        keys("text", routes, RouteKey::origem);
        keys("text", routes, RouteKey::destino);
        values("int8", routes, RouteParcels::parcels);
        values("int8", routes, RouteParcels::withException);
        SortedMap<RouteClass, Deliveries> routeClasses = figures.byRouteClass().rows();
        keys("text", routeClasses, key -> key.route().origem());
        keys("text", routeClasses, key -> key.route().destino());
        keys("int8", routeClasses, key -> (long) key.number());
        deliveries(routeClasses);
    }

    private void bind(List<Occurrence> occurrences, long last) throws SQLException {
        number(last);
        array("int8", occurrences, Occurrence::idPacote);
        array("int8", occurrences, occurrence -> occurrence.scan().at());
        array("text", occurrences, occurrence -> occurrence.scan().phase().name());
        array("text", occurrences, occurrence -> occurrence.scan().status());
    }

    private void bind(QualityCounts quality) throws SQLException {
        number(quality.unknown());
        number(quality.divergent());
        number(quality.repeated());
        number(quality.ahead());
        number(quality.late());
        statement.setBoolean(++parameter, !quality.equals(QualityCounts.NONE));
    }

    private void number(long value) throws SQLException {
        statement.setLong(++parameter, value);
    }

    private void deliveries(SortedMap<?, Deliveries> rows) throws SQLException {
        values("int8", rows, Deliveries::parcels);
        values("numeric", rows, row -> new BigDecimal(row.micros()));
    }

    private <K> void keys(String type, SortedMap<K, ?> rows, Function<K, Object> column)
            throws SQLException {
        array(type, rows.keySet(), column);
    }

    private <V> void values(String type, SortedMap<?, V> rows, Function<V, Object> column)
            throws SQLException {
        array(type, rows.values(), column);
    }

    private <T> void array(String type, Collection<T> rows, Function<T, Object> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(++parameter, statement.getConnection().createArrayOf(type, values));
    }
}
