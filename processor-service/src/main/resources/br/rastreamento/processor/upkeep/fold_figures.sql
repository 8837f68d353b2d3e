-- What is pending becomes part of the summaries, all of it or nothing: readers, who sum both, see no difference. One instance at a
-- time, or two would meet in the same rows, each in its own order; the other finds nothing to do.
WITH tomado AS (
    DELETE FROM resumo_pendente WHERE (SELECT pg_try_advisory_xact_lock(7239144551601)) RETURNING *
), por_hora AS (
    INSERT INTO resumo_hora AS r (hora, status_rastreamento, total_eventos)
    SELECT timestamptz 'epoch' + h * interval '1 hour', s, sum(n)
    FROM tomado, unnest(horas, horas_status, horas_eventos) AS u (h, s, n) GROUP BY h, s
    ON CONFLICT (hora, status_rastreamento) DO UPDATE SET total_eventos = r.total_eventos + EXCLUDED.total_eventos
), por_faixa AS (
    INSERT INTO resumo_entrega AS r (faixa, pacotes_entregues)
    SELECT f, sum(n) FROM tomado, unnest(faixas, faixas_pacotes) AS u (f, n) GROUP BY f
    ON CONFLICT (faixa) DO UPDATE SET pacotes_entregues = r.pacotes_entregues + EXCLUDED.pacotes_entregues
), por_dia AS (
    INSERT INTO resumo_entrega_dia AS r (dia, faixa, pacotes_entregues, soma_entrega_us)
    SELECT date 'epoch' + d::int, f, sum(n), sum(us)
    FROM tomado, unnest(dias, dias_faixa, dias_pacotes, dias_soma_us) AS u (d, f, n, us) GROUP BY d, f
    ON CONFLICT (dia, faixa) DO UPDATE SET
        pacotes_entregues = r.pacotes_entregues + EXCLUDED.pacotes_entregues,
        soma_entrega_us = r.soma_entrega_us + EXCLUDED.soma_entrega_us
), por_rota AS (
    INSERT INTO resumo_rota AS r (origem, destino, total_pacotes, pacotes_com_excecao)
    SELECT o, d, sum(n), sum(e)
    FROM tomado, unnest(rotas_origem, rotas_destino, rotas_pacotes, rotas_com_excecao) AS u (o, d, n, e) GROUP BY o, d
    ON CONFLICT (origem, destino) DO UPDATE SET
        total_pacotes = r.total_pacotes + EXCLUDED.total_pacotes,
        pacotes_com_excecao = r.pacotes_com_excecao + EXCLUDED.pacotes_com_excecao
), por_rota_e_faixa AS (
    INSERT INTO resumo_entrega_rota AS r (origem, destino, faixa, pacotes_entregues, soma_entrega_us)
    SELECT o, d, f, sum(n), sum(us)
    FROM tomado, unnest(entregas_origem, entregas_destino, entregas_faixa, entregas_pacotes, entregas_soma_us) AS u (o, d, f, n, us)
    GROUP BY o, d, f
    ON CONFLICT (origem, destino, faixa) DO UPDATE SET
        pacotes_entregues = r.pacotes_entregues + EXCLUDED.pacotes_entregues,
        soma_entrega_us = r.soma_entrega_us + EXCLUDED.soma_entrega_us
)
SELECT count(*) FROM tomado
