package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What the database holds, asked past the service.
///
/// @param superuser opens a connection that this closes
record Rows(Source superuser) {

    /// New connections.
    interface Source {
        Connection open() throws SQLException;
    }

    long events() {
        return number("SELECT count(*) FROM eventos_rastreamento");
    }

    long number(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    List<String> texts(String sql) {
        try (var connection = superuser.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void run(String... statements) {
        try (var connection = superuser.open();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    /// The events are exactly these many, and every figure equals a recount over them (R6).
    void assertExactly(long events, long parcels) {
        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', total_pacotes, total_eventos, pacotes_entregues, soma_entrega_us)
                                FROM resumo_geral\
                                """))
                .isEqualTo(
                        texts(
                                """
                                SELECT concat_ws(' ', count(*), sum(eventos), count(entrega),
                                                 coalesce(sum(extract(epoch FROM entrega - primeiro) * 1000000), 0)::bigint)
                                FROM (SELECT count(*) AS eventos, min(data_evento) AS primeiro,
                                             max(data_evento) FILTER (WHERE status_rastreamento = 'ENTREGUE') AS entrega
                                      FROM eventos_rastreamento GROUP BY id_pacote) pacote\
                                """));
        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', status_rastreamento, total_pacotes) FROM resumo_status
                                WHERE total_pacotes <> 0 ORDER BY 1\
                                """))
                .isEqualTo(
                        texts(
                                """
                                SELECT concat_ws(' ', status_rastreamento, count(*)) FROM (
                                    SELECT DISTINCT ON (id_pacote) status_rastreamento FROM eventos_rastreamento
                                    ORDER BY id_pacote, data_evento DESC) atual
                                GROUP BY status_rastreamento ORDER BY 1\
                                """));
        assertThat(events()).isEqualTo(events);
        assertThat(number("SELECT count(*) FROM pacotes")).isEqualTo(parcels);
    }
}
