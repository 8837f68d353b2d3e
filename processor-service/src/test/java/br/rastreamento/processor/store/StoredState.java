package br.rastreamento.processor.store;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.testservers.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the tables hold, one line a row, so that a difference can be read. What they should hold: [ExpectedState].
///
/// @param events distinct (R1)
/// @param parcels with status (R3), route (R4) and times (R5)
/// @param figures of all parcels and of each status (R6)
record StoredState(List<String> events, List<String> parcels, List<String> figures) {

    private static final String TIME =
            "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')";

    static void clear(TestDatabase database) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    TRUNCATE pacotes, eventos_rastreamento, posicoes_contadas, resumo_status, resumo_dia, resumo_entrega_dia,
                             resumo_rota, resumo_gravacao, resumo_diferenca, ocorrencias
                    """);
            statement.execute("UPDATE resumo_entrega SET por_faixa = '{}'");
            statement.execute(
                    "UPDATE resumo_geral SET total_pacotes = 0, total_eventos = 0, pacotes_entregues = 0, pacotes_com_excecao = 0, soma_entrega_us = 0, ultima_ocorrencia = 0");
            statement.execute(
                    "UPDATE resumo_qualidade SET eventos_desconhecidos = 0, pacotes_divergentes = 0, eventos_repetidos = 0, eventos_adiantados = 0, eventos_atrasados = 0");
        }
    }

    static StoredState read(TestDatabase database) throws SQLException {
        return new StoredState(
                lines(
                        database,
                        "SELECT concat_ws(' ', id_pacote, %s, status_rastreamento) FROM eventos_rastreamento"
                                .formatted(TIME.formatted("data_evento"))),
                lines(
                        database,
                        "SELECT concat_ws(' ', id_pacote, status_atual, fase_atual, origem, destino, rota_divergente, teve_excecao, %s, %s, %s) FROM pacotes"
                                .formatted(
                                        TIME.formatted("data_primeiro_evento"),
                                        TIME.formatted("data_ultimo_evento"),
                                        TIME.formatted("data_entrega"))),
                lines(
                        database,
                        """
                        SELECT concat_ws(' ', 'geral', total_pacotes, total_eventos, pacotes_entregues, soma_entrega_us, pacotes_com_excecao)
                        FROM resumo_geral
                        UNION ALL
                        SELECT concat_ws(' ', status_rastreamento, fase, total_pacotes)
                        FROM resumo_status WHERE total_pacotes <> 0
                        UNION ALL
                        SELECT concat_ws(' ', 'qualidade', eventos_desconhecidos, pacotes_divergentes) FROM resumo_qualidade
                        UNION ALL
                        SELECT concat_ws(' ', 'hora', dia + h * interval '1 hour', status_rastreamento, eventos_por_hora[h])
                        FROM eventos_por_dia, generate_subscripts(eventos_por_hora, 1) AS h WHERE eventos_por_hora[h] <> 0
                        UNION ALL
                        SELECT concat_ws(' ', 'dia', dia, status_rastreamento, total_eventos)
                        FROM eventos_por_dia WHERE total_eventos <> 0
                        UNION ALL
                        SELECT concat_ws(' ', 'faixa', f, por_faixa[f])
                        FROM entregas, generate_subscripts(por_faixa, 1) AS f WHERE por_faixa[f] <> 0
                        UNION ALL
                        SELECT concat_ws(' ', 'dia', dia, 'faixa', f, por_faixa[f])
                        FROM entregas_por_dia, generate_subscripts(por_faixa, 1) AS f WHERE por_faixa[f] <> 0
                        UNION ALL
                        SELECT concat_ws(' ', 'dia', dia, 'soma', soma_entrega_us) FROM entregas_por_dia WHERE soma_entrega_us <> 0
                        UNION ALL
                        SELECT concat_ws(' ', 'rota', origem, destino, total_pacotes, pacotes_com_excecao, soma_entrega_us)
                        FROM rotas WHERE (total_pacotes, pacotes_com_excecao, soma_entrega_us) <> (0, 0, 0)
                        UNION ALL
                        SELECT concat_ws(' ', 'rota', origem, destino, 'faixa', f, por_faixa[f])
                        FROM rotas, generate_subscripts(por_faixa, 1) AS f WHERE por_faixa[f] <> 0
                        """));
    }

    /// The figures again, from the rows of `eventos_rastreamento` and nothing else (R6); but for routes, which only the rows
    /// of the parcels know.
    static List<String> recountedFigures(TestDatabase database) throws SQLException {
        return lines(
                database,
                """
                WITH RECURSIVE fim (faixa, us) AS (
                    SELECT 0, 60000000::bigint UNION ALL SELECT faixa + 1, us + us / 25 FROM fim WHERE faixa < 600),
                evento AS (
                    SELECT id_pacote, data_evento, status_rastreamento AS status, fase::fase_rastreamento
                    FROM eventos_rastreamento JOIN (VALUES %s) AS c(status, fase) ON status = status_rastreamento),
                pacote AS (
                    SELECT id_pacote, count(*) AS eventos, bool_or(fase = 'EXCECAO') AS excecao,
                           max(data_evento) FILTER (WHERE fase = 'ENTREGUE') AS entrega,
                           (extract(epoch FROM max(data_evento) FILTER (WHERE fase = 'ENTREGUE') - min(data_evento)) * 1000000)::bigint AS us
                    FROM evento GROUP BY id_pacote),
                na_rota AS (
                    SELECT origem, destino, excecao, us, (entrega AT TIME ZONE 'UTC')::date AS dia,
                           width_bucket(us, (SELECT array_agg(fim.us ORDER BY fim.faixa) FROM fim)) AS faixa
                    FROM pacote JOIN pacotes USING (id_pacote)),
                atual AS (
                    SELECT DISTINCT ON (id_pacote) status, fase
                    FROM evento ORDER BY id_pacote, data_evento DESC, fase DESC, status DESC)
                SELECT concat_ws(' ', 'geral', count(*), coalesce(sum(eventos), 0), count(entrega), coalesce(sum(us), 0),
                                 count(*) FILTER (WHERE excecao))
                FROM pacote
                UNION ALL
                SELECT concat_ws(' ', status, fase, count(*)) FROM atual GROUP BY status, fase
                UNION ALL
                SELECT concat_ws(' ', 'qualidade', count(*) FILTER (WHERE fase = 'DESCONHECIDO'),
                                 (SELECT count(*) FROM pacotes WHERE rota_divergente))
                FROM evento
                UNION ALL
                SELECT concat_ws(' ', 'hora', date_trunc('hour', data_evento AT TIME ZONE 'UTC'), status, count(*))
                FROM evento GROUP BY date_trunc('hour', data_evento AT TIME ZONE 'UTC'), status
                UNION ALL
                SELECT concat_ws(' ', 'dia', (data_evento AT TIME ZONE 'UTC')::date, status, count(*))
                FROM evento GROUP BY (data_evento AT TIME ZONE 'UTC')::date, status
                UNION ALL
                SELECT concat_ws(' ', 'faixa', faixa, count(*)) FROM na_rota WHERE faixa IS NOT NULL GROUP BY faixa
                UNION ALL
                SELECT concat_ws(' ', 'dia', dia, 'faixa', faixa, count(*)) FROM na_rota WHERE faixa IS NOT NULL GROUP BY dia, faixa
                UNION ALL
                SELECT concat_ws(' ', 'dia', dia, 'soma', sum(us)) FROM na_rota GROUP BY dia HAVING sum(us) <> 0
                UNION ALL
                SELECT concat_ws(' ', 'rota', origem, destino, count(*), count(*) FILTER (WHERE excecao), coalesce(sum(us), 0))
                FROM na_rota GROUP BY origem, destino
                UNION ALL
                SELECT concat_ws(' ', 'rota', origem, destino, 'faixa', faixa, count(*))
                FROM na_rota WHERE faixa IS NOT NULL GROUP BY origem, destino, faixa
                """
                        .formatted(phases(database)));
    }

    /// The catalogue's answer for each stored status, as rows of SQL; one more in case that none is stored.
    private static String phases(TestDatabase database) throws SQLException {
        return Stream.concat(
                        Stream.of(""),
                        lines(
                                database,
                                "SELECT DISTINCT status_rastreamento FROM eventos_rastreamento")
                                .stream())
                .map(status -> "('%s', '%s')".formatted(status, StatusCatalog.phaseOf(status)))
                .collect(Collectors.joining(", "));
    }

    static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static List<String> lines(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(Objects.requireNonNull(rows.getString(1)));
            }
            return sorted(lines);
        }
    }
}
