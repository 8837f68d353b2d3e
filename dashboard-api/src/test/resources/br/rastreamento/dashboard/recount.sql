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
