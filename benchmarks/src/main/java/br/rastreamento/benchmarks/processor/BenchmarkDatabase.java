package br.rastreamento.benchmarks.processor;

import br.rastreamento.initdb.DatabaseBootstrap;
import br.rastreamento.initdb.Migrations;
import br.rastreamento.stack.server.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// An empty database with the product's tables, gone when closed.
public final class BenchmarkDatabase implements AutoCloseable {

    private static final String NAME = "benchmark_processor";
    private static final String OWNER = "rastreamento_owner";
    private static final String PASSWORD = "rastreamento";

    private final DatabaseAddress server;
    private final String name;

    private BenchmarkDatabase(DatabaseAddress server, String name) {
        this.server = server;
        this.name = name;
    }

    static BenchmarkDatabase create(DatabaseAddress server) throws SQLException {
        return create(server, NAME);
    }

    /// One of that name.
    ///
    /// @param name of the database, which is dropped first if it exists; an identifier
    public static BenchmarkDatabase create(DatabaseAddress server, String name)
            throws SQLException {
        BenchmarkDatabase database = new BenchmarkDatabase(server, name);
        database.close();
        try (Connection connection = server.connect(server.database())) {
            DatabaseBootstrap.createDatabase(connection, name);
        }
        try (Connection connection = server.connect(name)) {
            DatabaseBootstrap.run(connection);
        }
        Migrations.apply(database.jdbcUrl(), OWNER, PASSWORD);
        return database;
    }

    /// Without credentials.
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /// As superuser.
    public Connection connect() throws SQLException {
        return server.connect(name);
    }

    long events() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM eventos_rastreamento")) {
            row.next();
            return row.getLong(1);
        }
    }

    /// All figures, as one text.
    String figures() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT concat_ws(' ', total_pacotes, total_eventos, pacotes_entregues, soma_entrega_us, pacotes_com_excecao,
                                    (SELECT string_agg(status_rastreamento || ' ' || total_pacotes, ', ' ORDER BY status_rastreamento)
                                     FROM resumo_status),
                                    (SELECT concat_ws(' ', count(*), sum(total_eventos)) FROM eventos_por_dia),
                                    (SELECT string_agg(f || ' ' || por_faixa[f], ', ' ORDER BY f)
                                     FROM entregas, generate_subscripts(por_faixa, 1) AS f),
                                    (SELECT concat_ws(' ', count(*), sum(total_contagens(por_faixa)), sum(soma_entrega_us)) FROM entregas_por_dia),
                                    (SELECT concat_ws(' ', count(*), sum(total_pacotes), sum(pacotes_com_excecao), sum(soma_entrega_us),
                                                      sum(total_contagens(por_faixa)))
                                     FROM rotas))
                                FROM resumo_geral
                                """)) {
            row.next();
            return row.getString(1);
        }
    }

    /// What TimescaleDB or PostgreSQL this is, for the report.
    public String version() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT 'PostgreSQL ' || current_setting('server_version') || coalesce(
                                    (SELECT ', TimescaleDB ' || extversion FROM pg_extension WHERE extname = 'timescaledb'), '')
                                    || ', fsync ' || current_setting('fsync')
                                """)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = server.connect(server.database());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }
}
