package br.rastreamento.processor.store;

import br.rastreamento.processor.figures.Count;
import br.rastreamento.processor.figures.DayClass;
import br.rastreamento.processor.figures.DeliverySum;
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
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.postgresql.PGConnection;

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
        texts(statuses.keySet(), status -> status);
        texts(statuses.values(), row -> row.phase().name());
        numbers(statuses.values(), StatusParcels::parcels);
        SortedMap<HourStatus, Count> hours = figures.byHour().rows();
        numbers(hours.keySet(), HourStatus::day);
        numbers(hours.keySet(), HourStatus::hourOfDay);
        texts(hours.keySet(), HourStatus::status);
        numbers(hours.values(), Count::number);
        SortedMap<Integer, Count> classes = figures.byClass().rows();
        numbers(classes.keySet(), Integer::longValue);
        numbers(classes.values(), Count::number);
        SortedMap<Long, DeliverySum> days = figures.byDay().rows();
        numbers(days.keySet(), Long::longValue);
        sums(days.values(), DeliverySum::micros);
        SortedMap<DayClass, Count> dayClasses = figures.byDayClass().rows();
        numbers(dayClasses.keySet(), DayClass::day);
        numbers(dayClasses.keySet(), DayClass::number);
        numbers(dayClasses.values(), Count::number);
        SortedMap<RouteKey, RouteParcels> routes = figures.byRoute().rows();
        texts(routes.keySet(), RouteKey::origem);
        texts(routes.keySet(), RouteKey::destino);
        numbers(routes.values(), RouteParcels::parcels);
        numbers(routes.values(), RouteParcels::withException);
        sums(routes.values(), RouteParcels::deliveryTime);
        SortedMap<RouteClass, Count> routeClasses = figures.byRouteClass().rows();
        texts(routeClasses.keySet(), key -> key.route().origem());
        texts(routeClasses.keySet(), key -> key.route().destino());
        numbers(routeClasses.keySet(), RouteClass::number);
        numbers(routeClasses.values(), Count::number);
    }

    private void bind(List<Occurrence> occurrences, long last) throws SQLException {
        number(last);
        numbers(occurrences, Occurrence::idPacote);
        numbers(occurrences, occurrence -> occurrence.scan().at());
        texts(occurrences, occurrence -> occurrence.scan().phase().name());
        texts(occurrences, occurrence -> occurrence.scan().status());
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

    private <T> void numbers(Collection<T> rows, ToLongFunction<T> column) throws SQLException {
        array("int8", rows.stream().mapToLong(column).toArray());
    }

    private <T> void sums(Collection<T> rows, Function<T, BigInteger> column) throws SQLException {
        array("numeric", rows.stream().map(row -> new BigDecimal(column.apply(row))).toArray());
    }

    private <T> void texts(Collection<T> rows, Function<T, String> column) throws SQLException {
        array("text", rows.stream().map(column).toArray(String[]::new));
    }

    /// @param values an array; one of `long` or `String` goes as it is, without becoming text on the way
    private void array(String type, Object values) throws SQLException {
        PGConnection connection = statement.getConnection().unwrap(PGConnection.class);
        statement.setArray(++parameter, connection.createArrayOf(type, values));
    }
}
