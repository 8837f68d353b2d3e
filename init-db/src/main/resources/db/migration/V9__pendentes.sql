-- Figures of many rows a batch are not added to their summaries at once: each batch appends one row of differences, and the
-- processor folds these rows into the summaries a moment later. Whoever reads sums both, so figures stay exact (R6).

CREATE TABLE resumo_pendente (
    horas                  bigint[] NOT NULL,
    horas_status           text[] COLLATE "C" NOT NULL,
    horas_eventos          bigint[] NOT NULL,
    faixas                 bigint[] NOT NULL,
    faixas_pacotes         bigint[] NOT NULL,
    dias                   bigint[] NOT NULL,
    dias_faixa             bigint[] NOT NULL,
    dias_pacotes           bigint[] NOT NULL,
    dias_soma_us           numeric[] NOT NULL,
    rotas_origem           text[] COLLATE "C" NOT NULL,
    rotas_destino          text[] COLLATE "C" NOT NULL,
    rotas_pacotes          bigint[] NOT NULL,
    rotas_com_excecao      bigint[] NOT NULL,
    entregas_origem        text[] COLLATE "C" NOT NULL,
    entregas_destino       text[] COLLATE "C" NOT NULL,
    entregas_faixa         bigint[] NOT NULL,
    entregas_pacotes       bigint[] NOT NULL,
    entregas_soma_us       numeric[] NOT NULL
);
COMMENT ON TABLE resumo_pendente IS
    'Differences to summaries, one row a batch: arrays of the same length are the columns of one summary. Hours and days since 1970 (UTC)';

-- Rows live for a second, in a table that is never large; its dead ones should not wait for a share of it.
ALTER TABLE resumo_pendente SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200,
                                 toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 2000);

CREATE VIEW eventos_por_hora AS
SELECT hora, status_rastreamento, sum(total_eventos)::bigint AS total_eventos
FROM (SELECT hora, status_rastreamento, total_eventos FROM resumo_hora
      UNION ALL
      SELECT timestamptz 'epoch' + h * interval '1 hour', s, n
      FROM resumo_pendente, unnest(horas, horas_status, horas_eventos) AS u (h, s, n)) AS parte
GROUP BY hora, status_rastreamento;
COMMENT ON VIEW eventos_por_hora IS 'resumo_hora with what is pending';

CREATE VIEW entregas_por_faixa AS
SELECT faixa, sum(pacotes_entregues)::bigint AS pacotes_entregues
FROM (SELECT faixa, pacotes_entregues FROM resumo_entrega
      UNION ALL
      SELECT f::smallint, n FROM resumo_pendente, unnest(faixas, faixas_pacotes) AS u (f, n)) AS parte
GROUP BY faixa;
COMMENT ON VIEW entregas_por_faixa IS 'resumo_entrega with what is pending';

CREATE VIEW entregas_por_dia AS
SELECT dia, faixa, sum(pacotes_entregues)::bigint AS pacotes_entregues, sum(soma_entrega_us) AS soma_entrega_us
FROM (SELECT dia, faixa, pacotes_entregues, soma_entrega_us FROM resumo_entrega_dia
      UNION ALL
      SELECT date 'epoch' + d::int, f::smallint, n, us
      FROM resumo_pendente, unnest(dias, dias_faixa, dias_pacotes, dias_soma_us) AS u (d, f, n, us)) AS parte
GROUP BY dia, faixa;
COMMENT ON VIEW entregas_por_dia IS 'resumo_entrega_dia with what is pending';

CREATE VIEW rotas AS
SELECT origem, destino, sum(total_pacotes)::bigint AS total_pacotes, sum(pacotes_com_excecao)::bigint AS pacotes_com_excecao
FROM (SELECT origem, destino, total_pacotes, pacotes_com_excecao FROM resumo_rota
      UNION ALL
      SELECT o, d, n, e
      FROM resumo_pendente, unnest(rotas_origem, rotas_destino, rotas_pacotes, rotas_com_excecao) AS u (o, d, n, e)) AS parte
GROUP BY origem, destino;
COMMENT ON VIEW rotas IS 'resumo_rota with what is pending';

-- Not summed up: a hundred thousand rows would be grouped only to be grouped again.
CREATE VIEW entregas_por_rota AS
SELECT origem, destino, faixa, pacotes_entregues, soma_entrega_us FROM resumo_entrega_rota
UNION ALL
SELECT o, d, f::smallint, n, us
FROM resumo_pendente, unnest(entregas_origem, entregas_destino, entregas_faixa, entregas_pacotes, entregas_soma_us) AS u (o, d, f, n, us);
COMMENT ON VIEW entregas_por_rota IS 'Rows of resumo_entrega_rota and pending differences to them: a class of a route is their sum';
