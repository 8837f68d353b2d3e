-- The summaries by brute force, from parcels and events (R6): what the processor's figures must be equal to.
UPDATE resumo_status SET total_pacotes = 0;
INSERT INTO resumo_status
SELECT status_atual, fase_atual, count(*) FROM pacotes GROUP BY 1, 2
ON CONFLICT (status_rastreamento) DO UPDATE SET total_pacotes = excluded.total_pacotes;

DELETE FROM resumo_hora;
INSERT INTO resumo_hora
SELECT date_trunc('hour', data_evento, 'UTC'), status_rastreamento, count(*) FROM eventos_rastreamento GROUP BY 1, 2;

DELETE FROM resumo_rota;
INSERT INTO resumo_rota
SELECT origem, destino, count(*), count(*) FILTER (WHERE teve_excecao) FROM pacotes GROUP BY 1, 2;

DELETE FROM resumo_entrega;
DELETE FROM resumo_entrega_dia;
DELETE FROM resumo_entrega_rota;
WITH RECURSIVE fim (faixa, us) AS (
    SELECT 0, 60000000::bigint UNION ALL SELECT faixa + 1, us + us / 25 FROM fim WHERE faixa < 600
), entregue AS (
    SELECT (extract(epoch FROM data_entrega - data_primeiro_evento) * 1000000)::bigint AS us,
           (data_entrega AT TIME ZONE 'UTC')::date AS dia, origem, destino
    FROM pacotes WHERE data_entrega IS NOT NULL
), classificado AS (
    SELECT *, width_bucket(us, (SELECT array_agg(fim.us ORDER BY fim.faixa) FROM fim)) AS faixa FROM entregue
), geral AS (
    INSERT INTO resumo_entrega SELECT faixa, count(*) FROM classificado GROUP BY 1
), por_dia AS (
    INSERT INTO resumo_entrega_dia SELECT dia, faixa, count(*), sum(us) FROM classificado GROUP BY 1, 2
)
INSERT INTO resumo_entrega_rota SELECT origem, destino, faixa, count(*), sum(us) FROM classificado GROUP BY 1, 2, 3;

UPDATE resumo_geral SET
    total_pacotes = (SELECT count(*) FROM pacotes),
    total_eventos = (SELECT count(*) FROM eventos_rastreamento),
    pacotes_entregues = (SELECT count(data_entrega) FROM pacotes),
    pacotes_com_excecao = (SELECT count(*) FROM pacotes WHERE teve_excecao),
    soma_entrega_us = (SELECT coalesce(sum(extract(epoch FROM data_entrega - data_primeiro_evento) * 1000000), 0) FROM pacotes),
    atualizado_em = clock_timestamp();

-- Each summary says too much, and what is pending takes it back: an answer that knows only one of them is wrong.
DELETE FROM resumo_pendente;
INSERT INTO resumo_pendente
SELECT h.*, f.*, d.*, r.*, e.*
  FROM (SELECT coalesce(array_agg((extract(epoch FROM hora) / 3600)::bigint), '{}'), coalesce(array_agg(status_rastreamento), '{}'),
               coalesce(array_agg(-3), '{}') FROM resumo_hora) h,
       (SELECT coalesce(array_agg(faixa), '{}'), coalesce(array_agg(-3), '{}') FROM resumo_entrega) f,
       (SELECT coalesce(array_agg(dia - date 'epoch'), '{}'), coalesce(array_agg(faixa), '{}'), coalesce(array_agg(-3), '{}'),
               coalesce(array_agg(-7), '{}') FROM resumo_entrega_dia) d,
       (SELECT coalesce(array_agg(origem), '{}'), coalesce(array_agg(destino), '{}'), coalesce(array_agg(-3), '{}'),
               coalesce(array_agg(-2), '{}') FROM resumo_rota) r,
       (SELECT coalesce(array_agg(origem), '{}'), coalesce(array_agg(destino), '{}'), coalesce(array_agg(faixa), '{}'),
               coalesce(array_agg(-3), '{}'), coalesce(array_agg(-7), '{}') FROM resumo_entrega_rota) e;
UPDATE resumo_hora SET total_eventos = total_eventos + 3;
UPDATE resumo_entrega SET pacotes_entregues = pacotes_entregues + 3;
UPDATE resumo_entrega_dia SET pacotes_entregues = pacotes_entregues + 3, soma_entrega_us = soma_entrega_us + 7;
UPDATE resumo_rota SET total_pacotes = total_pacotes + 3, pacotes_com_excecao = pacotes_com_excecao + 2;
UPDATE resumo_entrega_rota SET pacotes_entregues = pacotes_entregues + 3, soma_entrega_us = soma_entrega_us + 7;
