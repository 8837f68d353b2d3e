-- Step 6: differences to all other figures. Whoever is here holds the lock of step 5, unless only qualidade changes: writers
-- cannot deadlock.
WITH por_status AS (
    INSERT INTO resumo_status AS r (status_rastreamento, fase, total_pacotes)
    SELECT status, fase::fase_rastreamento, pacotes
    FROM unnest(?::text[], ?::text[], ?::int8[]) AS u(status, fase, pacotes)
    ON CONFLICT (status_rastreamento) DO UPDATE SET total_pacotes = r.total_pacotes + EXCLUDED.total_pacotes
), por_hora AS (
    INSERT INTO resumo_hora AS r (hora, status_rastreamento, total_eventos)
    SELECT timestamptz 'epoch' + hora_us * interval '1 us', status, eventos
    FROM unnest(?::int8[], ?::text[], ?::int8[]) AS u(hora_us, status, eventos)
    ON CONFLICT (hora, status_rastreamento) DO UPDATE SET total_eventos = r.total_eventos + EXCLUDED.total_eventos
), entregas AS (
    INSERT INTO resumo_entrega AS r (faixa, pacotes_entregues)
    SELECT faixa, pacotes FROM unnest(?::int8[], ?::int8[]) AS u(faixa, pacotes)
    ON CONFLICT (faixa) DO UPDATE SET pacotes_entregues = r.pacotes_entregues + EXCLUDED.pacotes_entregues
), entregas_por_dia AS (
    INSERT INTO resumo_entrega_dia AS r (dia, faixa, pacotes_entregues, soma_entrega_us)
    SELECT date 'epoch' + dia::int, faixa, pacotes, us
    FROM unnest(?::int8[], ?::int8[], ?::int8[], ?::numeric[]) AS u(dia, faixa, pacotes, us)
    ON CONFLICT (dia, faixa) DO UPDATE SET
        pacotes_entregues = r.pacotes_entregues + EXCLUDED.pacotes_entregues,
        soma_entrega_us = r.soma_entrega_us + EXCLUDED.soma_entrega_us
), por_rota AS (
    INSERT INTO resumo_rota AS r (origem, destino, total_pacotes, pacotes_com_excecao)
    SELECT * FROM unnest(?::text[], ?::text[], ?::int8[], ?::int8[])
    ON CONFLICT (origem, destino) DO UPDATE SET
        total_pacotes = r.total_pacotes + EXCLUDED.total_pacotes,
        pacotes_com_excecao = r.pacotes_com_excecao + EXCLUDED.pacotes_com_excecao
), entregas_por_rota AS (
    INSERT INTO resumo_entrega_rota AS r (origem, destino, faixa, pacotes_entregues, soma_entrega_us)
    SELECT * FROM unnest(?::text[], ?::text[], ?::int8[], ?::int8[], ?::numeric[])
    ON CONFLICT (origem, destino, faixa) DO UPDATE SET
        pacotes_entregues = r.pacotes_entregues + EXCLUDED.pacotes_entregues,
        soma_entrega_us = r.soma_entrega_us + EXCLUDED.soma_entrega_us
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
