package br.rastreamento.benchmarks.stream;

import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import br.rastreamento.evento.StatusCatalog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Changes of the figures as the processor-service commits them: a transaction each, of one new parcel with one scan. By
/// SQL, so that the moment of the commit is known. For one thread.
final class Changes implements AutoCloseable {

    private static final String NEW_PARCEL =
            """
            WITH dado AS (
                SELECT ?::int8 AS id, ?::text AS status, ?::fase_rastreamento AS fase, clock_timestamp() AS quando
            ), pacote AS (
                INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual, data_primeiro_evento, data_ultimo_evento)
                SELECT id, 'SÃO PAULO', 'RECIFE', status, fase, quando, quando FROM dado
            ), evento AS (
                INSERT INTO eventos_rastreamento (id_pacote, data_evento, status_rastreamento) SELECT id, quando, status FROM dado
            ), por_status AS (
                INSERT INTO resumo_status AS r (status_rastreamento, fase, total_pacotes) SELECT status, fase, 1 FROM dado
                ON CONFLICT (status_rastreamento) DO UPDATE SET total_pacotes = r.total_pacotes + 1
            ), geral AS (
                UPDATE resumo_geral SET
                    total_pacotes = total_pacotes + 1, total_eventos = total_eventos + 1,
                    ultima_ocorrencia = ultima_ocorrencia + 1, atualizado_em = clock_timestamp()
                RETURNING ultima_ocorrencia AS numero
            )
            INSERT INTO ocorrencias (vaga, numero, id_pacote, data_evento, fase, status_rastreamento, gravado_em)
            SELECT numero % 256, numero, id, quando, fase, status, clock_timestamp() FROM dado, geral
            ON CONFLICT (vaga) DO UPDATE SET
                numero = EXCLUDED.numero, id_pacote = EXCLUDED.id_pacote, data_evento = EXCLUDED.data_evento, fase = EXCLUDED.fase,
                status_rastreamento = EXCLUDED.status_rastreamento, gravado_em = EXCLUDED.gravado_em
            """;

    private final Connection connection;
    private final PreparedStatement insert;
    private long last;

    private Changes(Connection connection, PreparedStatement insert) {
        this.connection = connection;
        this.insert = insert;
    }

    /// A parcel of each status there is, so that the figures are as large as they become.
    static Changes begin(BenchmarkDatabase database) throws SQLException {
        Connection connection = database.connect();
        Changes changes = new Changes(connection, connection.prepareStatement(NEW_PARCEL));
        for (var entry : StatusCatalog.entries()) {
            changes.commit(entry.canonical());
        }
        return changes;
    }

    /// One more, an occurrence.
    ///
    /// @return its number, which is also that of all parcels, of all events and of the occurrence
    long commit() throws SQLException {
        return commit("EXTRAVIADO");
    }

    private long commit(String status) throws SQLException {
        last++;
        insert.setLong(1, last);
        insert.setString(2, status);
        insert.setString(3, StatusCatalog.phaseOf(status).name());
        insert.executeUpdate();
        return last;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
