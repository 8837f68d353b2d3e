-- Step 6: differences to all other figures. Whoever is here holds the lock of step 5, unless only qualidade changes: writers
-- cannot deadlock. What has many rows a batch becomes one row of resumo_diferenca, which is folded later.
WITH por_status AS (
    INSERT INTO resumo_status AS r (status_rastreamento, fase, total_pacotes)
    SELECT status, fase::fase_rastreamento, pacotes
    FROM unnest(?::text[], ?::text[], ?::int8[]) AS u(status, fase, pacotes)
    ON CONFLICT (status_rastreamento) DO UPDATE SET total_pacotes = r.total_pacotes + EXCLUDED.total_pacotes
), pendente AS (
    INSERT INTO resumo_diferenca SELECT u.* FROM (SELECT
        ?::int8[] AS horas, ?::int8[], ?::text[], ?::int8[],
        ?::int8[] AS faixas, ?::int8[],
        ?::int8[] AS dias, ?::numeric[], ?::int8[] AS faixas_do_dia, ?::int8[], ?::int8[],
        ?::text[] AS rotas, ?::text[], ?::int8[], ?::int8[], ?::numeric[], ?::text[] AS faixas_da_rota, ?::text[], ?::int8[], ?::int8[]
    ) AS u
    WHERE cardinality(horas) + cardinality(faixas) + cardinality(dias) + cardinality(faixas_do_dia) + cardinality(rotas)
        + cardinality(faixas_da_rota) > 0
), gravacao AS (
    INSERT INTO resumo_gravacao AS r (minuto, total_eventos)
    SELECT date_trunc('minute', clock_timestamp()), eventos FROM (SELECT ?::int8) AS u(eventos) WHERE eventos > 0
    ON CONFLICT (minuto) DO UPDATE SET total_eventos = r.total_eventos + EXCLUDED.total_eventos
), ocorrencias_novas AS (
    INSERT INTO ocorrencias AS o (vaga, numero, id_pacote, data_evento, fase, status_rastreamento, gravado_em)
    SELECT numero % 256, numero, id, timestamptz 'epoch' + evento_us * interval '1 us', fase::fase_rastreamento, status, clock_timestamp()
    FROM (SELECT ?::int8 - posicao + 1 AS numero, id, evento_us, fase, status
          FROM unnest(?::int8[], ?::int8[], ?::text[], ?::text[]) WITH ORDINALITY AS u(id, evento_us, fase, status, posicao)) AS nova
    ON CONFLICT (vaga) DO UPDATE SET
        numero = EXCLUDED.numero, id_pacote = EXCLUDED.id_pacote, data_evento = EXCLUDED.data_evento, fase = EXCLUDED.fase,
        status_rastreamento = EXCLUDED.status_rastreamento, gravado_em = EXCLUDED.gravado_em
)
UPDATE resumo_qualidade SET
    eventos_desconhecidos = eventos_desconhecidos + ?,
    pacotes_divergentes = pacotes_divergentes + ?,
    eventos_repetidos = eventos_repetidos + ?,
    eventos_adiantados = eventos_adiantados + ?,
    eventos_atrasados = eventos_atrasados + ?,
    atualizado_em = clock_timestamp()
WHERE ?
