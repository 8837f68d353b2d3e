-- The summaries by brute force, from parcels and events (R6): what the processor's figures must be equal to.
UPDATE resumo_status SET total_pacotes = 0;
INSERT INTO resumo_status
SELECT status_atual, fase_atual, count(*) FROM pacotes GROUP BY 1, 2
ON CONFLICT (status_rastreamento) DO UPDATE SET total_pacotes = excluded.total_pacotes;

DELETE FROM resumo_diferenca;

DELETE FROM resumo_dia;
INSERT INTO resumo_dia
SELECT (hora AT TIME ZONE 'UTC')::date, status_rastreamento,
       contagens(array_agg(extract(hour FROM hora AT TIME ZONE 'UTC')::bigint), array_agg(eventos))
FROM (SELECT date_trunc('hour', data_evento, 'UTC') AS hora, status_rastreamento, count(*) AS eventos
      FROM eventos_rastreamento GROUP BY 1, 2) AS por_hora
GROUP BY 1, 2;

DELETE FROM resumo_rota;
INSERT INTO resumo_rota
SELECT origem, destino, count(*), count(*) FILTER (WHERE teve_excecao) FROM pacotes GROUP BY 1, 2;

DELETE FROM resumo_entrega_dia;
WITH RECURSIVE fim (faixa, us) AS (
    SELECT 0, 60000000::bigint UNION ALL SELECT faixa + 1, us + us / 25 FROM fim WHERE faixa < 600
), entregue AS (
    SELECT (extract(epoch FROM data_entrega - data_primeiro_evento) * 1000000)::bigint AS us,
           (data_entrega AT TIME ZONE 'UTC')::date AS dia, origem, destino
    FROM pacotes WHERE data_entrega IS NOT NULL
), classificado AS (
    SELECT *, width_bucket(us, (SELECT array_agg(fim.us ORDER BY fim.faixa) FROM fim))::bigint AS faixa, 1::bigint AS um FROM entregue
), geral AS (
    UPDATE resumo_entrega SET por_faixa = coalesce((SELECT contagens(array_agg(faixa), array_agg(um)) FROM classificado), '{}')
), por_dia AS (
    INSERT INTO resumo_entrega_dia SELECT dia, sum(us), contagens(array_agg(faixa), array_agg(um)) FROM classificado GROUP BY dia
)
UPDATE resumo_rota AS r SET soma_entrega_us = c.soma, por_faixa = c.por_faixa
FROM (SELECT origem, destino, sum(us) AS soma, contagens(array_agg(faixa), array_agg(um)) AS por_faixa
      FROM classificado GROUP BY origem, destino) AS c
WHERE (c.origem, c.destino) = (r.origem, r.destino);

UPDATE resumo_geral SET
    total_pacotes = (SELECT count(*) FROM pacotes),
    total_eventos = (SELECT count(*) FROM eventos_rastreamento),
    pacotes_entregues = (SELECT count(data_entrega) FROM pacotes),
    pacotes_com_excecao = (SELECT count(*) FROM pacotes WHERE teve_excecao),
    soma_entrega_us = (SELECT coalesce(sum(extract(epoch FROM data_entrega - data_primeiro_evento) * 1000000), 0) FROM pacotes),
    atualizado_em = clock_timestamp();

-- Each summary says too much, and what is pending takes it back: an answer that knows only one of them is wrong.
INSERT INTO resumo_diferenca
SELECT d.*, f.*, dia.*, faixa_dia.*, r.*, faixa_rota.*
  FROM (SELECT coalesce(array_agg(dia - date 'epoch'), '{}'), coalesce(array_agg(h), '{}'), coalesce(array_agg(status_rastreamento), '{}'),
               coalesce(array_agg(-3), '{}') FROM resumo_dia, generate_subscripts(eventos_por_hora, 1) AS h) d,
       (SELECT coalesce(array_agg(f), '{}'), coalesce(array_agg(-3), '{}') FROM resumo_entrega, generate_subscripts(por_faixa, 1) AS f) f,
       (SELECT coalesce(array_agg(dia - date 'epoch'), '{}'), coalesce(array_agg(-7), '{}') FROM resumo_entrega_dia) dia,
       (SELECT coalesce(array_agg(dia - date 'epoch'), '{}'), coalesce(array_agg(f), '{}'), coalesce(array_agg(-3), '{}')
          FROM resumo_entrega_dia, generate_subscripts(por_faixa, 1) AS f) faixa_dia,
       (SELECT coalesce(array_agg(origem), '{}'), coalesce(array_agg(destino), '{}'), coalesce(array_agg(-3), '{}'),
               coalesce(array_agg(-2), '{}'), coalesce(array_agg(-7), '{}') FROM resumo_rota) r,
       (SELECT coalesce(array_agg(origem), '{}'), coalesce(array_agg(destino), '{}'), coalesce(array_agg(f), '{}'),
               coalesce(array_agg(-3), '{}') FROM resumo_rota, generate_subscripts(por_faixa, 1) AS f) faixa_rota;
UPDATE resumo_dia SET eventos_por_hora =
    (SELECT somar_contagens(eventos_por_hora, contagens(array_agg(i::bigint), array_agg(3::bigint))) FROM generate_subscripts(eventos_por_hora, 1) AS i);
UPDATE resumo_entrega SET por_faixa =
    (SELECT somar_contagens(por_faixa, contagens(array_agg(i::bigint), array_agg(3::bigint))) FROM generate_subscripts(por_faixa, 1) AS i)
 WHERE por_faixa <> '{}';
UPDATE resumo_entrega_dia SET soma_entrega_us = soma_entrega_us + 7, por_faixa =
    (SELECT somar_contagens(por_faixa, contagens(array_agg(i::bigint), array_agg(3::bigint))) FROM generate_subscripts(por_faixa, 1) AS i);
UPDATE resumo_rota SET total_pacotes = total_pacotes + 3, pacotes_com_excecao = pacotes_com_excecao + 2, soma_entrega_us = soma_entrega_us + 7;
UPDATE resumo_rota SET por_faixa =
    (SELECT somar_contagens(por_faixa, contagens(array_agg(i::bigint), array_agg(3::bigint))) FROM generate_subscripts(por_faixa, 1) AS i)
 WHERE por_faixa <> '{}';
