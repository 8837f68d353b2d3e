-- Each parcel of the ids from … to as its row has it and as its events have it (R3, R5); one side is null where there is
-- nothing. Phases by the catalogue of this program: after a change of the catalogue the stored ones differ. Routes are
-- not compared: events do not hold them (R4), so the recount takes the row's.
WITH catalogo AS (
    SELECT status COLLATE "C" AS status, fase::fase_rastreamento AS fase FROM unnest(?::text[], ?::text[]) AS c(status, fase)
), evento AS (
    SELECT id_pacote, data_evento, status_rastreamento AS status, coalesce(fase, 'DESCONHECIDO') AS fase
    FROM eventos_rastreamento LEFT JOIN catalogo ON status = status_rastreamento
    WHERE id_pacote BETWEEN ? AND ?
), recontado AS (
    SELECT id_pacote,
           (array_agg(status ORDER BY data_evento DESC, fase DESC, status DESC))[1] AS status,
           (array_agg(fase ORDER BY data_evento DESC, fase DESC, status DESC))[1] AS fase,
           min(data_evento) AS primeiro, max(data_evento) AS ultimo,
           max(data_evento) FILTER (WHERE fase = 'ENTREGUE') AS entrega, bool_or(fase = 'EXCECAO') AS excecao,
           count(*) AS eventos, count(*) FILTER (WHERE fase = 'DESCONHECIDO') AS desconhecidos
    FROM evento GROUP BY id_pacote
), gravado AS (
    SELECT * FROM pacotes WHERE id_pacote BETWEEN ? AND ?
)
SELECT id_pacote,
       g.status_atual, g.fase_atual::text, g.origem, g.destino,
       g.data_primeiro_evento, g.data_ultimo_evento, g.data_entrega, g.teve_excecao,
       r.status, r.fase::text, coalesce(g.origem, 'NÃO INFORMADO'), coalesce(g.destino, 'NÃO INFORMADO'),
       r.primeiro, r.ultimo, r.entrega, r.excecao,
       coalesce(r.eventos, 0), coalesce(r.desconhecidos, 0), coalesce(g.rota_divergente, false)
FROM recontado r FULL JOIN gravado g USING (id_pacote)
ORDER BY id_pacote
