package br.rastreamento.benchmarks.reads;

import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import br.rastreamento.evento.StatusCatalog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A database as somebody who asks the events for everything uses it. For one thread.
final class NaiveDatabase implements AutoCloseable {

    private final Connection connection;

    private NaiveDatabase(Connection connection) {
        this.connection = connection;
    }

    /// Sorting and hashing get more memory than they have by default, so that little is written to disk.
    static NaiveDatabase open(BenchmarkDatabase database) throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET work_mem = '512MB'");
        }
        return new NaiveDatabase(connection);
    }

    /// The phase of each status that there is, which settles ties (R3), is in the code and not in the database, so it gets
    /// a table.
    void addPhases() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    DROP SCHEMA IF EXISTS naive CASCADE;
                    CREATE SCHEMA naive;
                    CREATE TABLE naive.phases (status_rastreamento text COLLATE "C" PRIMARY KEY, phase fase_rastreamento NOT NULL);
                    """);
            try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT INTO naive.phases VALUES (?, ?::fase_rastreamento)");
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT DISTINCT status_rastreamento FROM eventos_rastreamento")) {
                while (row.next()) {
                    insert.setString(1, row.getString(1));
                    insert.setString(2, StatusCatalog.phaseOf(row.getString(1)).name());
                    insert.executeUpdate();
                }
            }
            statement.execute("ANALYZE naive.phases");
        }
    }

    /// What the figure's SQL says.
    String recount(Figure figure) throws SQLException {
        return figure.recount(connection);
    }

    /// How long it takes to say it, in milliseconds.
    double millis(Figure figure) throws SQLException {
        long start = System.nanoTime();
        recount(figure);
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
