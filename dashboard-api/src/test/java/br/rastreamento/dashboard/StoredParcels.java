package br.rastreamento.dashboard;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.testservers.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Puts parcels into the tables as the processor would leave them: events and state by [#store], the summaries by a
/// recount over the other tables (R6).
public final class StoredParcels {

    /// One event of a parcel.
    public record Event(String status, Instant when) {
        public static Event of(String status, String when) {
            return new Event(status, Instant.parse(when));
        }
    }

    private final JdbcClient owner;

    public StoredParcels(TestDatabase database) {
        owner =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                database.jdbcUrl(), TestDatabase.OWNER, TestDatabase.PASSWORD));
    }

    public JdbcClient sql() {
        return owner;
    }

    public void clear() {
        owner.sql("TRUNCATE pacotes, eventos_rastreamento, resumo_status").update();
        recount();
    }

    public void store(long id, String origem, String destino, Event... events) {
        for (Event event : events) {
            owner.sql("INSERT INTO eventos_rastreamento VALUES (:id, :when, :status)")
                    .param("id", id)
                    .param("when", event.when().atOffset(ZoneOffset.UTC))
                    .param("status", event.status())
                    .update();
        }
        Event last =
                List.of(events).stream()
                        .max(
                                Comparator.comparing(Event::when)
                                        .thenComparing(
                                                event -> StatusCatalog.phaseOf(event.status()))
                                        .thenComparing(Event::status))
                        .orElseThrow();
        owner.sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual,
                                             data_primeiro_evento, data_ultimo_evento, data_entrega)
                        SELECT :id, :origem, :destino, :status, CAST(:fase AS fase_rastreamento),
                               min(data_evento), max(data_evento),
                               max(data_evento) FILTER (WHERE status_rastreamento = 'ENTREGUE')
                          FROM eventos_rastreamento WHERE id_pacote = :id
                        """)
                .param("id", id)
                .param("origem", origem)
                .param("destino", destino)
                .param("status", last.status())
                .param("fase", StatusCatalog.phaseOf(last.status()).name())
                .update();
        recount();
    }

    public void recount() {
        owner.sql("UPDATE resumo_status SET total_pacotes = 0").update();
        owner.sql(
                        """
                        INSERT INTO resumo_status SELECT status_atual, fase_atual, count(*) FROM pacotes GROUP BY 1, 2
                        ON CONFLICT (status_rastreamento) DO UPDATE SET total_pacotes = excluded.total_pacotes
                        """)
                .update();
        owner.sql(
                        """
                        UPDATE resumo_geral SET
                            total_pacotes = (SELECT count(*) FROM pacotes),
                            total_eventos = (SELECT count(*) FROM eventos_rastreamento),
                            pacotes_entregues = (SELECT count(data_entrega) FROM pacotes),
                            soma_entrega_us = (SELECT coalesce(sum(
                                extract(epoch FROM data_entrega - data_primeiro_evento) * 1000000), 0) FROM pacotes),
                            atualizado_em = now()
                        """)
                .update();
    }

    /// The plan of a query of ours, as text.
    public String plan(String sql, Object... parameters) {
        return String.join(
                "\n",
                owner.sql("EXPLAIN (ANALYZE, COSTS OFF) " + sql)
                        .params(parameters)
                        .query(String.class)
                        .list());
    }
}
