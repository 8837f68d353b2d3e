package br.rastreamento.processor.recount;

import br.rastreamento.evento.StatusPhase;
import br.rastreamento.processor.figures.Count;
import br.rastreamento.processor.figures.DayClass;
import br.rastreamento.processor.figures.DeliverySum;
import br.rastreamento.processor.figures.FigureChange;
import br.rastreamento.processor.figures.HourStatus;
import br.rastreamento.processor.figures.RouteClass;
import br.rastreamento.processor.figures.RouteKey;
import br.rastreamento.processor.figures.RouteParcels;
import br.rastreamento.processor.figures.StatusParcels;
import br.rastreamento.processor.figures.Totals;
import br.rastreamento.processor.store.SqlFile;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Reads the figures as the summaries have them.
final class StoredFigures {

    private static final String TOTALS = SqlFile.read(StoredFigures.class, "stored_figures.sql");

    /// Takes one row of a summary.
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private final FigureChange figures = new FigureChange();
    private final Statement statement;

    private StoredFigures(Statement statement) {
        this.statement = statement;
    }

    static Figures read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new StoredFigures(statement).read();
        }
    }

    private Figures read() throws SQLException {
        each(
                "SELECT status_rastreamento, fase, total_pacotes FROM resumo_status",
                row ->
                        figures.byStatus()
                                .add(
                                        row.getString(1),
                                        new StatusParcels(
                                                StatusPhase.valueOf(row.getString(2)),
                                                row.getLong(3))));
        each(
                "SELECT (dia - date 'epoch') * 24 + h, status_rastreamento, eventos_por_hora[h] FROM eventos_por_dia, generate_subscripts(eventos_por_hora, 1) AS h",
                row ->
                        figures.byHour()
                                .add(
                                        new HourStatus(row.getLong(1), row.getString(2)),
                                        new Count(row.getLong(3))));
        each(
                "SELECT f, por_faixa[f] FROM entregas, generate_subscripts(por_faixa, 1) AS f",
                row -> figures.byClass().add(row.getInt(1), new Count(row.getLong(2))));
        each(
                "SELECT dia - date 'epoch', soma_entrega_us FROM entregas_por_dia",
                row -> figures.byDay().add(row.getLong(1), new DeliverySum(micros(row, 2))));
        each(
                "SELECT dia - date 'epoch', f, por_faixa[f] FROM entregas_por_dia, generate_subscripts(por_faixa, 1) AS f",
                row ->
                        figures.byDayClass()
                                .add(
                                        new DayClass(row.getLong(1), row.getInt(2)),
                                        new Count(row.getLong(3))));
        each(
                "SELECT origem, destino, total_pacotes, pacotes_com_excecao, soma_entrega_us FROM rotas",
                row ->
                        figures.byRoute()
                                .add(
                                        route(row),
                                        new RouteParcels(
                                                row.getLong(3), row.getLong(4), micros(row, 5))));
        each(
                "SELECT origem, destino, f, por_faixa[f] FROM rotas, generate_subscripts(por_faixa, 1) AS f",
                row ->
                        figures.byRouteClass()
                                .add(
                                        new RouteClass(route(row), row.getInt(3)),
                                        new Count(row.getLong(4))));
        try (ResultSet row = statement.executeQuery(TOTALS)) {
            if (!row.next()) {
                throw new SQLException("resumo_geral and resumo_qualidade must have one row each");
            }
            figures.add(
                    new Totals(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(5),
                            micros(row, 4)));
            return new Figures(figures, row.getLong(6), row.getLong(7));
        }
    }

    private void each(String sql, Row taker) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }

    private static RouteKey route(ResultSet row) throws SQLException {
        return new RouteKey(row.getString(1), row.getString(2));
    }

    private static BigInteger micros(ResultSet row, int column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }
}
