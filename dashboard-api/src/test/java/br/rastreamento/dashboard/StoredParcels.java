package br.rastreamento.dashboard;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.testservers.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts parcels into the tables as the processor would leave them: events and state by [#store], the summaries by a
/// recount over the other tables (R6).
public final class StoredParcels implements AutoCloseable {

    /// One event of a parcel.
    public record Event(String status, Instant when) {
        public static Event of(String status, String when) {
            return new Event(status, Instant.parse(when));
        }
    }

    private static final String RECOUNT = resource("recount.sql");

    private final HikariDataSource connections = new HikariDataSource();
    private final JdbcClient owner;

    public StoredParcels(TestDatabase database) {
        connections.setJdbcUrl(database.jdbcUrl());
        connections.setUsername(TestDatabase.OWNER);
        connections.setPassword(TestDatabase.PASSWORD);
        connections.setMaximumPoolSize(4);
        connections.setMinimumIdle(1);
        owner = JdbcClient.create(connections);
    }

    public JdbcClient sql() {
        return owner;
    }

    public void clear() {
        owner.sql(
                        """
                        TRUNCATE pacotes, eventos_rastreamento, resumo_status, resumo_gravacao;
                        UPDATE resumo_qualidade SET eventos_desconhecidos = 0, pacotes_divergentes = 0,
                            eventos_repetidos = 0, eventos_adiantados = 0, eventos_atrasados = 0
                        """)
                .update();
        recount();
    }

    /// The two parcels of the documentation: one delivered, one lost.
    public void storeExamples() {
        store(
                1333,
                "Natal",
                "Paraíba",
                Event.of("AGUARDANDO RETIRADA", "2025-10-12T08:15:00Z"),
                Event.of("ENTREGUE", "2025-10-13T17:40:00Z"));
        store(1411, "Acre", "Rondônia", Event.of("EXTRAVIADO", "2025-10-12T14:30:00Z"));
    }

    public void store(long id, String origem, String destino, Event... events) {
        add(id, origem, destino, events);
        recount();
    }

    /// As [#store], for many in a row: the caller recounts in the end.
    public void add(long id, String origem, String destino, Event... events) {
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
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual, teve_excecao,
                                             data_primeiro_evento, data_ultimo_evento, data_entrega)
                        SELECT :id, :origem, :destino, :status, CAST(:fase AS fase_rastreamento), :excecao,
                               min(data_evento), max(data_evento),
                               max(data_evento) FILTER (WHERE status_rastreamento = 'ENTREGUE')
                          FROM eventos_rastreamento WHERE id_pacote = :id
                        """)
                .param("id", id)
                .param("origem", origem)
                .param("destino", destino)
                .param("status", last.status())
                .param("fase", StatusCatalog.phaseOf(last.status()).name())
                .param(
                        "excecao",
                        Arrays.stream(events)
                                .map(event -> StatusCatalog.phaseOf(event.status()))
                                .anyMatch(StatusPhase.EXCECAO::equals))
                .update();
    }

    public void recount() {
        owner.sql(RECOUNT).update();
    }

    /// When the last batch that changed a figure was written, as answers show it.
    public String updated() {
        return owner.sql("SELECT atualizado_em FROM resumo_geral")
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .toString();
    }

    /// The plan of a query of ours, as text, after it was run.
    public String plan(String sql, Object... parameters) {
        return String.join(
                "\n",
                owner.sql("EXPLAIN (ANALYZE, COSTS OFF) " + sql)
                        .params(parameters)
                        .query(String.class)
                        .list());
    }

    /// The same for a query whose parameters have names.
    public String plan(String sql, Map<String, ?> parameters) {
        return String.join(
                "\n",
                owner.sql("EXPLAIN (ANALYZE, COSTS OFF) " + sql)
                        .params(parameters)
                        .query(String.class)
                        .list());
    }

    @Override
    public void close() {
        connections.close();
    }

    private static String resource(String name) {
        try (InputStream file =
                Objects.requireNonNull(StoredParcels.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
