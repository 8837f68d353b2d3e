package br.rastreamento.benchmarks.reads;

import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What a database holds.
///
/// @param events distinct ones (R1)
/// @param parcels with at least one
record Stored(long events, long parcels) {

    static Stored in(BenchmarkDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT total_eventos, total_pacotes FROM resumo_geral")) {
            row.next();
            return new Stored(row.getLong(1), row.getLong(2));
        }
    }
}
